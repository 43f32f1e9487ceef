def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from dataclasses import dataclass, field, fields, is_dataclass
@dataclass
class A:
    x: int = field(default=3, metadata={"a": 1}, repr=False)
    y: int = field(compare=False, default=1)
    nxt: object = None
f = fields(A)[0]
print(f.name, f.type, f.default, f.metadata, f.repr, f.kw_only, is_dataclass(A), is_dataclass(A()), is_dataclass(3))
a = A()
a.nxt = a
print(a, A(1, 2) == A(1, 3), A.__dataclass_params__)
fails(lambda: fields(3))
fails(lambda: field(1))
