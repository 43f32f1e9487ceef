from dataclasses import dataclass
@dataclass
class A:
    self: int = 1
    cls: int = 3
    name: str = "x"
    value: int = 0
print(A(self=5))
match A(1, 2):
    case A(a, b): print(a, b)
class D:
    def __set_name__(self, o, n): print("set_name", n)
    def __get__(self, i, o): return 7 if i is None else i._v
    def __set__(self, i, v): i._v = v
@dataclass
class E:
    v: int = D()
print(E(), E(3))
