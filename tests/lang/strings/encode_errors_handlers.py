s = "aé€😀\udc80z"
for enc in ("ascii", "latin-1", "utf-8"):
    for h in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass"):
        try:
            print(enc, h, s.encode(enc, h))
        except (UnicodeEncodeError, LookupError) as e:
            print(enc, h, ascii(str(e)))
try:
    "é".encode("ascii", "no-such-handler")
except LookupError as e:
    print(e)
