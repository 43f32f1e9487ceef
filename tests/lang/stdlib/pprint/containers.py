import pprint
p = pprint.pprint
data = {"name": "x" * 30, "list": list(range(40)), "nested": {"a": [1, 2, {"b": (1,)}], "c": {"d": "e" * 60, "f": None}}, 3: "k", (1, 2): {1, 2, 3}}
p(data)
p(data, width=40)
p(data, compact=True, width=50)
p(data, indent=4)
p(data, depth=1)
p(data, depth=2)
pprint.pp(data)
p(set(range(30)), width=30)
p(frozenset("abc"), width=10)
p(("x" * 80,))
p([[1, 2, 3]] * 20, width=20, compact=True)
for e in ([], {}, set(), ()): p(e)
