def twice(f):
    def wrapper(*a, **k): return f(*a, **k), f(*a, **k)
    wrapper.__name__ = f.__name__
    return wrapper
class counted:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@twice
def hello(x): return "hi " + x
@counted
def add(a, b): return a + b
print(hello("u"), hello.__name__, add(1, 2), add(3, 4), add.n)
for src in ("@\ndef f(): pass", "@a\nx = 1", "@a @b\ndef f(): pass", "@a\n\ndef f(): pass", "@a;\ndef f(): pass", "@yield\ndef f(): pass"):
    try:
        compile(src, "s", "exec")
        print(repr(src), "compiles")
    except SyntaxError as e:
        print(repr(src), "->", e.msg)
