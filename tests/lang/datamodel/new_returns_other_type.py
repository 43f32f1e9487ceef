class A:
    def __new__(cls, *args):
        print("new", args)
        return 42
    def __init__(self, *args): print("never")
print(A(1, 2))
class B(int):
    def __new__(cls, v):
        return super().__new__(cls, v + 1)
    def __init__(self, v): print("init", self, v)
print(B(1) + 0)
