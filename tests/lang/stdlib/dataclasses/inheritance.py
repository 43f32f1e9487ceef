from dataclasses import dataclass, fields
@dataclass
class A:
    x: int = 1
    y: int = 5
@dataclass
class B(A):
    z: int = 2
    x: str = "a"
print(B(), B.__doc__, [(f.name, f.type) for f in fields(B)], B(1, 2, 3) == B(1, 2, 3), A(1) == B(1))
class Plain(A): pass
print(Plain(3), Plain.__match_args__)
