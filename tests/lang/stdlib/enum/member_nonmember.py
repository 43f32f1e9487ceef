from enum import Enum, member, nonmember, property as eprop
class X(Enum):
    a = member(lambda: 1)
    b = nonmember(5)
    def c(self): pass
    @member
    def d(self): return 4
    @nonmember
    class Y: pass
    @eprop
    def twice(self): return 2
    name2 = 7
print(list(X.__members__), X.b, X.a.value(), X.Y.__name__, X.name2.twice)
class V(Enum):
    name = 1
    value = 2
    x = 3
print(V.name, V.value, V.x.name, V.x.value, V.name.name, V.value.value)
