class I:
    def __init__(self, v): self.v = v
    def __index__(self): l.append(self.v); return self.v
l = []
print(list(range(I(1), I(6), I(2))), l)
l.clear()
print("abcdef"[I(1):I(5):I(2)], l)
l.clear()
print(slice(I(1), I(5)).indices(I(4)), l)
class E:
    def __eq__(self, o): raise KeyError("eq")
try:
    E() in range(3)
except KeyError as e:
    print(e)
class T(int):
    def __eq__(self, o): l.clear(); return True
    __hash__ = int.__hash__
print(T(9) in range(3), range(3).index(T(2)), range(3).count(T(7)), l)
