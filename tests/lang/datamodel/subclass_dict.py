class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 10)
    def __getitem__(self, k): return ("got", super().__getitem__(k))
d = D(a=1)
d["b"] = 2
d.update(c=3)
d.setdefault("e", 4)
print(d, d["b"], d.get("b"), dict(d), {**d}, list(d.items()), type(d.copy()).__name__, type(d | {}).__name__)
d.attr = 1
print(d.attr, d == {"a": 1, "b": 20, "c": 3, "e": 4})
