class T:
    def __getitem__(self, k):
        l.clear()
        return "<%d>" % k
l = ["abc"]
print(l[0].translate(T()), l)
class D(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        src.clear()
src = [1, 2, 3]
print(D.fromkeys(src, 0), src)
class M(dict):
    def __missing__(self, k):
        self.clear()
        self[k + "!"] = 1
        return "made"
m = M(a=1)
print(m["x"], m, "%(y)s" % m, m, "{z}".format_map(m), m)
class It:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        It.n += 1
        if It.n == 3: It.__next__ = lambda self: exec("raise StopIteration")
        return It.n
print(list(It()))
