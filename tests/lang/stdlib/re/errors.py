# What is wrong with a pattern: message, position, line and column.
import re

PATTERNS = [
    "(", ")", "a)", "[", "[a", "[]", "[^]", "[z-a]", r"[\d-z]", "*", "a**", "a*+*", "+", "?", "a{2,1}", "(?", "(?P", "(?P<", "(?P<>a)",
    "(?P<n", "(?P<1>a)", "(?P<n>a)(?P<n>b)", "(?P=", "(?P=n)", "(?P=)", "(?P>a)", "(?:", "(?=a", "(?<", "(?<a)", "(?#a", "(?(",
    "(?(1", "(?(1)", "(?(1)a)", "(?(n)a)", "(a)(?(1)b|c|d)", "(?(0)a)", "(?(-1)a)", r"\1", r"(\1)", "(?P<n>(?P=n))", r"(a)\2", "\\",
    r"\q", r"\x1", r"\u12", r"\U1234567", r"\U00110000", r"\N", r"\N{", r"\N{nope}", r"\N{}", r"\400", r"[\400]", r"[\8]", r"[\q]",
    "(?z)", "(?i", "(?i-", "(?i-:a)", "(?-i", "(?-", "(?i-i:a)", "(?L)a", "(?au)a", "(?-a:b)", "a(?i)b", "(?i:a", "(?<=a*)b", "(?<=a|bc)d",
    r"(?<=(a)\1)b", r"(a(?<=\1))", "a{99999999999}", "a\n\n(b", "^*", "$+", r"\b?", "(?ii)", "(?t)a", "(?u-t:a)",
]
for pattern in PATTERNS:
    for p in (pattern, pattern.encode()):
        try:
            re.compile(p)
            print(p, "compiles")
        except re.error as e:
            print(p, "error:", e, "|", e.msg, e.pattern == p, e.pos, e.lineno, e.colno)
        except (OverflowError, ValueError) as e:
            print(p, type(e).__name__, e)
for args in [(1,), (None,), (b"a", re.U), ("a", re.L), ("a", re.A | re.U), (b"a", re.A | re.L), (re.compile("a"), re.I)]:
    try:
        print(re.compile(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
