class S:
    __slots__ = "single"
class G:
    __slots__ = (n for n in ["p", "q"])
class D:
    __slots__ = {"k": "doc of k"}
class M:
    __slots__ = ("__private",)
    def set(self): self.__private = 3; return self.__private
s = S(); s.single = 1
g = G(); g.p = 2
d = D(); d.k = 3
print(s.single, g.p, d.k, M().set(), [n for n in vars(M) if "private" in n])
