# Conditions on groups, also on the one that they stand in.
import re

print([m.span() for m in re.finditer(r"(<)?(\w+)(?(1)>|$)", "<a> b c> d")], re.match(r"(a)?(?(1)b|c)", "ab").span(), re.match(r"(a)?(?(1)b|c)", "c").span())
print(re.match(r"(?P<q>')?x(?(q)'|!)", "'x'").group(), re.match(r"(?P<q>')?x(?(q)')", "x").group(), re.match(r"(a)?(?(1)b)", "c").span())
print([(m.span(), m.groups()) for m in re.finditer("(?:((?(1)a|.))|b)*", "bscbÉxßÉcbx")])
