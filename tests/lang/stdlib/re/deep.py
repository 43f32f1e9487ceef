# Long texts and many groups need no deep stack.
import re

print(re.match("(?:ab)*", "ab" * 100000).end(), re.match("(a|b)*c", "ab" * 50000 + "c").span(1), re.match("(?:(?:a)?b)*", "ab" * 50000).end())
print(re.fullmatch("(?:a|b)*?", "ab" * 50000).end(), len(re.match("(a)" * 500, "a" * 500).groups()))
pattern = "(" * 150 + "a" + ")" * 150
print(len(re.match(pattern, "a").groups()))
try:
    re.compile("(?:" * 200000 + ")" * 200000)
except RecursionError:
    print("RecursionError")
