class S(str):
    def __str__(self): return 5
    def __len__(self): return -1
    def __hash__(self): return 0
    def __eq__(self, o): return True
    def __getitem__(self, i): raise KeyError
    def __iter__(self): raise ValueError
s = S("abc")
print(",".join([s, s]), "abc".find(s), "xabcx".replace(s, "-"), "%s" % "ok", "abc".startswith(s), s.upper(), {"abc": 1}.get(s), int(S("12")), float(S("1.5")), "a" + s)
class I(int):
    def __index__(self): return "no"
    def __add__(self, o): return "add"
    def __eq__(self, o): return False
i = I(2)
print([1, 2, 3][i], "ab" * i, list(range(i)), i in [I(2)], sum([1, 2], int(i)), max(i, 1) + 0, hex(i), chr(I(65)))
class L(list):
    def __len__(self): return 100
    def __iter__(self): return iter("zz")
    def __getitem__(self, i): return "item"
l = L([1, 2])
print([*l], l.copy(), len(l), list(l), tuple(l), sorted(l), l + [3], [0] + l, l == [1, 2], "-".join(map(str, l)), set(l), l[0], max(l))
class D(dict):
    def keys(self): return ["x"]
    def __getitem__(self, k): return "got"
    def __iter__(self): return iter(["y"])
d = D(a=1)
def f(**k): return k
print({**d}, f(**d), dict(d), list(d), "%(q)s" % d, "{q}".format_map(d), d == {"a": 1})
