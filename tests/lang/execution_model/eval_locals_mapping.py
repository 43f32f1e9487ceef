class M:
    def __getitem__(self, k):
        if k == "zz": raise KeyError(k)
        return "m:" + k
print(eval("a + b", {}, M()))
try:
    eval("zz", {}, M())
except NameError as e:
    print(e)
class D(dict):
    def __missing__(self, k): return k * 2
print(eval("q", {}, D()))
exec("w = 5\nv = undefined + '!'", {}, d := D())
print(dict(d))
