# Patterns that take for ever when every way is tried: here the work is bounded.
import re

n = 3000
print(re.match("(a+)+b", "a" * n), re.match("(a*)*b", "a" * n), re.match("(?:a|aa)+$", "a" * n + "b"), re.match("(a|a)*b", "a" * n))
print(re.search("(?:x+x+)+y", "x" * n), re.match("(?:.*)*=", "x" * n), re.match(r"^(\w+\s?)*$", "word " * 600 + "!"))
print(re.match("(a+)+c|(a+)+$", "a" * n).span(), re.match("(?:a?){30}a{30}", "a" * 30).span(), re.search("(?:a*?b?)*?c", "ab" * 500))
