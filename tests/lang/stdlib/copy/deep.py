# copy.deepcopy: sharing, recursion, memo, classes of one's own.
import copy


class Node:
    def __init__(self, name):
        self.name, self.links = name, []


a, b = Node("a"), Node("b")
a.links += [b, a]
b.links.append(a)
c = copy.deepcopy(a)
print(c is a, c.links[1] is c, c.links[0].links[0] is c, c.links[0].name)
shared = [1]
x = copy.deepcopy([shared, shared, (shared,), {"k": shared}])
print(x[0] is x[1] is x[2][0] is x[3]["k"], x[0] is shared)
t = (1, (2, "x"))
print(copy.deepcopy(t) is t, copy.deepcopy((1, [2])) == (1, [2]))
l = []
l.append((l,))
m = copy.deepcopy(l)
print(m[0][0] is m)
d = {}
d["self"] = d
e = copy.deepcopy(d)
print(e["self"] is e, e is d)


class Memo:
    def __deepcopy__(self, memo):
        print("deepcopy", type(memo).__name__)
        return self


memo = {}
v = [Memo(), [1]]
w = copy.deepcopy(v, memo)
print(w[0] is v[0], memo[id(v)] is w, any(o is v for o in memo[id(memo)]))


class S:
    __slots__ = ("a",)


s = S()
s.a = [1]
print(copy.deepcopy(s).a, copy.deepcopy(s).a is s.a)


class L(list):
    pass


z = L([[1]])
z.extra = [2]
y = copy.deepcopy(z)
print(type(y).__name__, y, y.extra, y[0] is z[0], y.extra is z.extra)
print(copy.deepcopy({1, 2}), copy.deepcopy(frozenset([(1, 2)])), copy.deepcopy(slice([1], 2)), copy.deepcopy(a.__init__).__self__ is a, copy.deepcopy(len) is len, copy.deepcopy(Node) is Node)
deep = []
for _ in range(100000):
    deep = [deep]
try:
    copy.deepcopy(deep)
except RecursionError:
    print("RecursionError")
