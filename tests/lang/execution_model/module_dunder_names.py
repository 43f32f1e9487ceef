print(__name__, __doc__, __package__, __spec__, type(__loader__).__name__ != "")
def f(): pass
class A: pass
print(f.__module__, A.__module__)
__name__ = "renamed"
def g(): pass
class B: pass
print(g.__module__, B.__module__, B)
