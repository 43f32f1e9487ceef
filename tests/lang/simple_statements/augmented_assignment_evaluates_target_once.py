class D(dict):
    def __getitem__(self, k): print("get", k); return super().__getitem__(k)
    def __setitem__(self, k, v): print("set", k, v); super().__setitem__(k, v)
d = D(); dict.__setitem__(d, "k", 1)
def key(): print("key"); return "k"
d[key()] += 1
class P:
    @property
    def v(self): print("getter"); return 5
    @v.setter
    def v(self, x): print("setter", x)
P().v *= 2
