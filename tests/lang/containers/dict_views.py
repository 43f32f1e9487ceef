d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 1 in v, ("a", 1) in i, ("a", 2) in i, "a" in i)
d["c"] = 3
print(list(k), list(v), list(i), list(reversed(k)), list(reversed(i)))
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), sorted(i & {("a", 1)}), k == {"a", "b", "c"}, k.isdisjoint({"q"}), k <= {"a", "b", "c", "d"}, k > {"a"}, {"a"} < k, {"a", "b"} - k, type(k & k).__name__, v == d.values(), i == {("a", 1), ("b", 2), ("c", 3)})
print(i.mapping["a"], type(k.mapping).__name__, repr(iter(k)).startswith("<dict_keyiterator"))
for f in (lambda: k[0], lambda: k.add(1), lambda: hash(k), lambda: v & {1}, lambda: k & 5, lambda: [] in i):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
