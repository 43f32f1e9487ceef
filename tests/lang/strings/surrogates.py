s = "\ud83d\ude00"
print(len(s), ascii(s), s == "😀", ascii("\udc80"), ascii(s[0]), "\ud800" < "\ue000", ascii("\ud800" + "a"))
for f in (lambda: s.encode("utf-8"), lambda: "\udfff".encode()):
    try:
        f()
    except UnicodeEncodeError as e:
        print(e)
print(s.encode("utf-16-le", "surrogatepass").decode("utf-16-le") == "😀")
