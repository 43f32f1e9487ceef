s = "abcabcé€abc"
print(s.find("abc"), s.find("abc", 1), s.rfind("abc"), s.find("zzz"), s.find("abc", 4, 8), s.index("é"), s.rindex("c"), s.count("abc"), s.count(""), s.count("a", 1), "".count(""), s.find(""), s.find("", 100), s.rfind(""), "aaaa".count("aa"), s.find("€", -5), s.find("abc", -3), s.find("a", None, 2))
for f in (lambda: s.index("zzz"), lambda: s.rindex("q"), lambda: s.find(5), lambda: s.count(None), lambda: s.find("a", "b")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
