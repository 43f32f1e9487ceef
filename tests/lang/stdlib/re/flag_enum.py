# The flags are an enum of ints.
import re

print(re.I, re.I | re.M, repr(re.I), repr(re.I | re.M), re.RegexFlag(0), re.NOFLAG, re.RegexFlag(1024), repr(re.RegexFlag(1024 | 2)))
print(re.I is re.IGNORECASE, re.RegexFlag.A, type(re.I), re.A.name, re.A.value, ~re.I, re.I | 8, 2 & re.I)
print(re.compile("a", re.I | re.M), re.I.__class__.__module__, len(re.__all__), all(hasattr(re, n) for n in re.__all__))
print(re.compile("a", re.X | re.S).flags, type(re.compile("a", re.I).flags))
