# BoundedStr counts UTF-8 bytes and appends all or nothing.
s = BoundedStr(10)
s.push("abc")
s += "dé"
print(s, repr(s), len(s), s.capacity, s.available, s.characters)
for text in ("\N{EURO SIGN}xy", "wxyz1", "€€"):
    try:
        s.push(text)
    except CapacityError as e:
        print(repr(e.value), e)
    print(s, len(s))
print(s.try_push("€"), s.try_push("€"), str(s), len(s), s.full, s.try_push(""))
print(s[0], s[-1], s[1:4], list(s), "dé" in s, "€€" in s, s == "abcdé€", "abcdé€" == s, s < "b", s == BoundedStr(99, "abcdé€"))
print(s.pop(), s, s.upper(), s.startswith("ab"), s.find("d"), s.encode(), f"{s:>8}|", s + "!", ">" + s)
for n in (6, 5, 4, 2):
    t = s.copy()
    t.truncate(n)
    print(n, t, len(t))
s.clear()
print("x", 1, file=s, end="")
print(s, bool(s), s.high_water, "".join(reversed(s)))
for attempt in (lambda: s.push(5), lambda: s.push("\ud800"), lambda: hash(s), lambda: BoundedStr(0), lambda: s.nothing,
                lambda: s._x, lambda: BoundedStr(2).pop(), lambda: s.truncate(-1), lambda: s.__setitem__(0, "a")):
    try:
        attempt()
    except Exception as e:
        print(type(e).__name__, e)
s.extend(["a", "b"])
s.push(s)
print(s, sizeof(s) - 10 < 64)
