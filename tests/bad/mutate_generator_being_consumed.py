def g():
    for x in src:
        yield x
        src.append(x * 10) if len(src) < 6 else None
src = [1, 2]
print(list(g()))
it = iter([])
def h():
    yield 1
    try:
        list(it)
    except ValueError as e:
        yield str(e)
it = h()
print(list(it))
class D:
    def __del__(self): gen.close() if gen.gi_frame and not gen.gi_running else None
def k():
    d = D()
    yield 1
    del d
    yield 2
gen = k()
print(next(gen), next(gen), list(gen))
def m():
    try:
        yield
    finally:
        keep.append("finalized")
keep = []
me = m(); next(me)
del me
print(keep)
def n(): x = yield from n2(); return x
def n2():
    try:
        yield 1
    except GeneratorExit:
        return "closed"
z = n(); next(z)
print(z.close(), list(z))
