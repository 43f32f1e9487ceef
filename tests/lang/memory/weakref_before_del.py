import weakref
class A:
    def __del__(self): print("del; weakref gives", type(r()).__name__)
a = A()
r = weakref.ref(a, lambda _: print("callback"))
del a
print("end")
