def f(a: int, b: "str" = "x", *c: float, d: list[int], **e: dict) -> None: pass
print(f.__annotations__)
f.__annotations__["a"] = str
print(f.__annotations__["a"])
print((lambda: 0).__annotations__)
f.__annotations__ = {}
print(f.__annotations__)
try:
    f.__annotations__ = 5
except TypeError as e:
    print(e)
def g() -> print("evaluated at definition"): pass
