class A:
    def __dir__(self): return ["b", "a", "c"]
print(dir(A()))
class B:
    def __dir__(self): return 5
try:
    dir(B())
except TypeError as e:
    print(e)
class C:
    x = 1
c = C()
c.y = 2
print([n for n in dir(c) if not n.startswith("__")])
class D(C):
    z = 3
print([n for n in dir(D) if not n.startswith("__")])
