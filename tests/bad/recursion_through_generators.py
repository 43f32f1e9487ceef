def g():
    yield from g()
def h():
    for x in h(): yield x
def k():
    yield next(k())
async def a(): await a()
def run(c):
    try:
        c.send(None)
    except StopIteration:
        print("stopped")
class It:
    def __iter__(self): return self
    def __next__(self): return next(self)
class Ctx:
    def __enter__(self): return self
    def __exit__(self, *e):
        with Ctx(): pass
def c():
    with Ctx(): pass
for f in (lambda: list(g()), lambda: next(h()), lambda: next(k()), lambda: run(a()), lambda: next(It()), lambda: list(It()), c, lambda: sum(It()), lambda: max(It())):
    try:
        f()
        print("no error")
    except RecursionError:
        print("RecursionError")
