class A(tuple):
    def __init__(self, *a, **k): print("init", a, k)
print(A([1, 2]))
class B(list):
    def __new__(cls, *a, **k):
        print("new", a, k)
        return super().__new__(cls)
print(B([1, 2]))
