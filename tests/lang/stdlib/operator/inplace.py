# The in-place functions change what can be changed.
import operator as o

a = [1]
b = o.iadd(a, [2])
print(a is b, a, o.iconcat(a, (3,)) is a, a, o.imul(a, 2) is a, a)
s = {1, 2}
print(o.ior(s, {3}) is s, s, o.iand(s, {1, 3}) is s, s, o.isub(s, {1}), o.ixor(s, {3, 4}))
print(o.isub(5, 3), o.ipow(2, 5), o.itruediv(1, 2), o.ifloordiv(7, 2), o.imod(7, 4), o.ilshift(1, 3), o.irshift(8, 1))


class M:
    def __matmul__(self, other):
        return "matmul"

    def __imatmul__(self, other):
        return "imatmul"


print(o.matmul(M(), 1), o.imatmul(M(), 1))
for call in (lambda: o.iconcat(1, 2), lambda: o.concat(1, [2]), lambda: o.iadd(1, "a"), lambda: o.add(1), lambda: o.add(1, 2, 3)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
