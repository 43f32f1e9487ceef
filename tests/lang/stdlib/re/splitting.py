# split, findall and finditer, empty matches among them.
import re

print(re.split(",", "a,b,,c"), re.split("(,)", "a,b"), re.split("", "abc"), re.split("x*", "axbc"), re.split(",", "a,b,c", 1))
print(re.split("(a)|b", "1a2b3"), re.split(r"\s+", " a  b "), re.split(b"-", b"a-b"), re.split("é", "aébéc"), re.split("q", ""))
print(re.findall("a", "banana"), re.findall("(a)(n)?", "banana"), re.findall("a(n)?", "banana"), re.findall("", "ab"))
print(re.findall(r"\b", "ab cd"), re.findall(r"(?m)^", "a\nb\n"), re.findall(r"(?m)$", "a\nb\n"), re.findall("é.", "éaéb"))
for m in re.finditer("a*", "baac"):
    print(m.span(), end=" ")
print()
it = re.finditer("(?=(a))|b", "ab")
print(type(it).__name__, [(m.span(), m.group(1)) for m in it], list(it))
print(re.compile("b").findall("abab", 2), re.compile("b").findall("abab", 0, 2))
s = re.compile("a|b").scanner("abc")
print(s.match(), s.match(), s.match(), s.search(), s.pattern)
s = re.compile("c|a").scanner("xaxc")
print(s.search(), s.search(), s.search(), s.search())
data = bytearray(b"abab")
print([m.group() for m in re.finditer(b"b", data)], re.findall(b"a", memoryview(data)))
scan = re.Scanner([(r"\d+", lambda s, t: int(t)), (r"[a-z]+", lambda s, t: t.upper()), (r"\s+", None)])
print(scan.scan("12 ab 7!x"))
