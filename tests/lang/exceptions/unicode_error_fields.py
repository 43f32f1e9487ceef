try:
    b"ab\xffcd".decode("utf-8")
except UnicodeDecodeError as e:
    print(e, e.encoding, e.object, e.start, e.end, e.reason)
try:
    "aé€".encode("ascii")
except UnicodeEncodeError as e:
    print(e, e.encoding, e.object, e.start, e.end, e.reason)
e = UnicodeDecodeError("utf-8", b"abc", 1, 2, "why")
print(e, e.args)
print(UnicodeEncodeError("x", "héé", 1, 3, "why"))
try:
    UnicodeDecodeError("utf-8", "str", 1, 2, "r")
except TypeError as x:
    print(x)
