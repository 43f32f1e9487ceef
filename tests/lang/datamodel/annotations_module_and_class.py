x: int = 5
y: "forward"
(z): str = "no annotation for a parenthesised name"
class A:
    a: int
    b: float = 1.0
    self_ref: "A"
print(__annotations__)
print(A.__annotations__, hasattr(A, "a"))
class B(A): pass
print(B.__annotations__)
def f(p: 1 + 1, *a: "star", k: [3] = 4, **kw: None) -> "ret": 
    local: int = 5
    unset: str
    return local
print(f.__annotations__, f(0))
