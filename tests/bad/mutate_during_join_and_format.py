class It:
    def __iter__(self):
        for i in range(3):
            l.clear()
            yield "x"
l = ["a", "b"]
print("-".join(It()), l)
class S:
    def __str__(self): l.clear(); return "S"
    def __repr__(self): l.clear(); return "R"
    def __format__(self, spec): l.clear(); return "F" + spec
l = [S(), S()]
print("%s %s" % tuple(l), l)
l = [S(), 1]
print("{0[0]} {0}".format(l), l)
l = [S(), 1]
print(f"{l[0]:a}{l}", l)
class D(dict):
    def __getitem__(self, k): self.clear(); return k
print("%(a)s %(b)s" % D(a=1))
l = ["a"] * 3
print("-".join(l.pop() for _ in range(3)), l)
class T(tuple): pass
l = [S(), 2, 3]
print("{} {}".format(*l), l)
print("%s" % (S(),), "%r" % S(), "%*d" % (3, 5))
