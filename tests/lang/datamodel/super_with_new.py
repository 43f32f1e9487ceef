class A:
    def __new__(cls, *a):
        print("A.new", cls.__name__, a)
        return super().__new__(cls)
class B(A):
    def __new__(cls, *a):
        self = super().__new__(cls, *a, "extra")
        return self
print(type(B(1)).__name__)
