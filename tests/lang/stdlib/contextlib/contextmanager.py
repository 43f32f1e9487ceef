def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from contextlib import contextmanager
@contextmanager
def tag(name):
    print("<", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print(">", name)
with tag("a") as x: print(x)
with tag("b"): raise ValueError("v")
try:
    with tag("c"): raise KeyError("k")
except KeyError as e: print(repr(e), e.__context__)
@tag("deco")
def f(n): return n * 2
print(f(3), f(4), f.__name__)
@contextmanager
def none():
    if False: yield
@contextmanager
def twice():
    yield
    yield
fails(lambda: none().__enter__())
def run():
    with twice(): pass
fails(run)
def run():
    with twice(): raise KeyError(1)
fails(run)
@contextmanager
def passing(): yield
def run():
    with passing(): raise StopIteration("s")
fails(run)
