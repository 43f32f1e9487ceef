# re.sub with templates and functions, split.
import re

text = "The quick brown fox, jumps over 13 lazy dogs; and 42 cats (or 7 birds).\n" * 400
n = 0
for _ in range(10):
    n += len(re.sub(r"\s+", " ", text))
    n += len(re.sub(r"(\w+) (\w+)", r"\2 \1", text))
    n += len(re.sub(r"\d+", lambda m: str(int(m[0]) + 1), text))
    n += len(re.split(r"[,;.]\s*", text))
    n += len(re.sub("[aeiou]", "", text))
print(n)
