class D:
    def __set_name__(self, o, n): print("set_name", n)
class Base:
    def __init_subclass__(cls): print("init_subclass", cls.__name__, cls.__dict__.get("v"))
class A(Base):
    v = 1
    d = D()
