from contextlib import ContextDecorator
class Track(ContextDecorator):
    def __enter__(self): print("in"); return self
    def __exit__(self, *e): print("out"); return False
@Track()
def f(a, b=2):
    "doc"
    return a + b
print(f(1), f.__name__, f.__doc__)
with Track() as t: print(type(t).__name__)
