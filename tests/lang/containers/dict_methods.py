d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c", 3), d.setdefault("n"), d.pop("a"), d.pop("zz", "default"), d.popitem(), d, d.copy() == d, d.copy() is d)
d.update({"x": 1}); d.update([("y", 2)]); d.update(z=3); d.update({"q": 4}, r=5); d.update(); print(d)
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], []), list(d.keys()), list(d.values()), list(d.items()), list(reversed(d)), len(d), "x" in d, d == dict(reversed(list(d.items()))))
d.clear(); print(d)
for f in (lambda: d["k"], lambda: d.pop("k"), lambda: d.popitem(), lambda: d.update(5), lambda: d.update([1]), lambda: d.update([(1, 2, 3)]), lambda: {[]: 1}, lambda: d.get([]), lambda: d.setdefault([]), lambda: d.fromkeys(5), lambda: d.pop(), lambda: d.get(), lambda: d.update(1, 2), lambda: d.fromkeys([[]])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
