# Everything that a match object tells.
import re

m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(-(?P<day>\d\d))?", "on 1999-12 é")
print(m, m.string, m.re is re.compile(m.re.pattern), m.pos, m.endpos, m.lastindex, m.lastgroup, m.regs)
print(m.group(), m.group(0), m.group(1, 2), m.group("year", "day"), m["month"], m[4])
print(m.groups(), m.groups("-"), m.groupdict(), m.groupdict(default=0))
print(m.start(), m.end(), m.span(), m.start(4), m.end("day"), m.span("month"))
print(m.expand(r"\g<month>/\1 \g<0>\n[\4]"))
for key in (5, -1, "x", 1.5, None):
    try:
        m.group(key)
    except IndexError as e:
        print(type(e).__name__, e)
print(m.__copy__() is m, m.__deepcopy__({}) is m, bool(m), len(m.regs))
m = re.compile("é(.)").search("aéécb", 2)
print(m, m.span(1), m.pos, m.endpos, ascii(m.group()))
m = re.match(b"(a)|(b)", b"b")
print(m, m.groups(), m.lastindex, m.lastgroup, m[2])
for pos, endpos in [(0, 3), (1, 2), (-5, 100), (3, 1), (2, 2)]:
    print(pos, endpos, re.compile("^b|b$|").search("abab", pos, endpos))
print(re.compile("(?P<x>a)(b)?(?P<y>c)?").groupindex, re.compile("(a)(b)").groups)
print(type(m).__name__, type(m.re), isinstance(m, re.Match), isinstance(m.re, re.Pattern), re.Match.__module__)
for name in ("string", "re", "pos"):
    try:
        setattr(m, name, 1)
    except AttributeError as e:
        print(e)
try:
    re.Pattern()
except TypeError as e:
    print(e)
