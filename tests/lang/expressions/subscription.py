n, none = 5, None
l, t, s, d, b = [1, 2, 3], (4, 5), "héllo", {"k": 1, (1, 2): "t"}, b"xyz"
print(l[0], l[-1], t[1], s[1], d["k"], d[1, 2], b[0], range(5, 10)[2], range(10)[-1])
for f in (lambda: l[3], lambda: t[-3], lambda: s[10], lambda: d["z"], lambda: b[5], lambda: range(3)[3], lambda: n[0],
          lambda: l["a"], lambda: s["a"], lambda: t[None], lambda: {}[[]], lambda: none[0], lambda: len[1], lambda: l[2**100]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
