class A:
    "one"
print(A.__doc__)
A.__doc__ = "two"
print(A.__doc__, A().__doc__)
class B: pass
print(B.__doc__)
