print(range(5), range(1, 5), range(1, 10, 2), list(range(5, 0, -2)), list(range(0)), list(range(5, 1)), range(0, 10, 1), range(10)[3], range(10)[-1], range(10)[2:5], range(10)[::-2], len(range(5, 0, -2)))
r = range(0, 20, 3)
print(6 in r, 7 in r, -3 in r, 6.0 in r, "a" in r, r.index(9), r.count(9), r.count(4), r.start, r.stop, r.step, list(reversed(r)), r == range(0, 21, 3), hash(range(0)) == hash(range(5, 5)), range(0) == range(2, 1), bool(range(0)), True in range(2))
print(range(2**70, 2**70 + 3)[1], list(range(2**64, 2**64 + 2)), 2**65 in range(2**66), len(range(-2**62, 2**62 - 1)), max(range(5)), sum(range(101)))
for f in (lambda: range(1.5), lambda: range(1, 2, 0), lambda: r.index(5), lambda: r[10], lambda: range("a"), lambda: range(), lambda: setattr(r, "start", 1), lambda: r["a"], lambda: range(start=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
