class D:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
class A:
    x = D()
    y = D()
print(A.__dict__["y"].name)
A.z = D()
print(hasattr(A.__dict__["z"], "name"))
T = type("T", (), {"q": D()})
