class A:
    def __format__(self, spec): return f"<{spec}>"
print(f"{A()}", f"{A():abc}", format(A()), format(A(), "x"), "{:{}}".format(A(), "nested"), f"{A():{'q'}}")
class B: pass
print(format(B(), "").startswith("<__main__.B"))
try:
    format(B(), "x")
except TypeError as e:
    print(e)
