class A:
    def __init__(self): A()
class B:
    def __new__(cls): return B()
class M(type):
    def __call__(cls): return cls()
class C(metaclass=M): pass
class D:
    def __init_subclass__(cls):
        class X(cls): pass
class E:
    def __class_getitem__(cls, i): return cls[i]
class F(dict):
    def __missing__(self, k): return self[k]
class G(int):
    def __new__(cls, v): return G(v)
def sub():
    class Y(D): pass
def fresh():
    class Z:
        nonlocal_ = fresh()
for f in (A, B, C, sub, lambda: E[0], lambda: F()[1], lambda: G(1), fresh):
    try:
        f()
        print("no error")
    except RecursionError:
        print("RecursionError")
