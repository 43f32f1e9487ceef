s = "abcdefgh"
print(s[2:5], s[:3], s[5:], s[-3:], s[:-3], s[::2], s[::-1], s[5:2:-1], s[10:], s[-100:100], s[3:3], s[6:2], s[::-3])
l = list(range(6))
print(l[1:4], l[::2], l[::-2], l[4:0:-1], l[-2::-1], tuple(l)[1:3], b"abcdef"[::2], range(10)[2:8:2], range(10)[::-3])
print("héllo wörld"[1:8:2], l[True:], l[None:None:None])
for f in (lambda: s[::0], lambda: l["a":], lambda: l[1.0:]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
