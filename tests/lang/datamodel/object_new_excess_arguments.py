class A: pass
class N:
    def __new__(cls, x): return super().__new__(cls)
class I:
    def __init__(self, x): self.x = x
class Both:
    def __new__(cls, *a): return super().__new__(cls, *a)
    def __init__(self, *a): super().__init__(*a)
for make in (lambda: A(1), lambda: object(1), lambda: Both(1), lambda: A(x=1)):
    try:
        make()
    except TypeError as e:
        print(e)
print(type(N(1)).__name__, I(2).x)
