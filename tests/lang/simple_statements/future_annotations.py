from __future__ import annotations
def f(x: undefined_name + 1, *a: "quoted") -> list[Unknown]: pass
print(f.__annotations__)
v: Some[thing, 1:2] = 5
class A:
    a: lambda x: x
    b: (yes if 1 else no)
print(__annotations__, A.__annotations__)
