# Resets inside comparisons, hashes, sort keys, iterators and finalizers: errors, never a crash.
import sys
create_arena("r")
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        if self.v == 3: reset_arena("r")
        return self.v < o.v
    def __eq__(self, o):
        reset_arena("r"); return True
    def __hash__(self):
        return 1
with arena("r"):
    items = [K(i) for i in (5, 3, 4, 1)]
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__)
t(lambda: sorted(items))
t(lambda: items)
with arena("r"):
    d = {K(1): [1], K(2): 2}
    k = K(3)
t(lambda: d[k])
t(lambda: d)
with arena("r"):
    l = [K(1), K(2), K(3)]
def key(x):
    reset_arena("r")
    return 1
t(lambda: sorted(l, key=key))
def gen():
    with arena("r"):
        x = [1,2,3]
        for i in x:
            yield [i]
g = gen()
next(g)
t(lambda: list(map(lambda v: (reset_arena("r"), v), g)))
class D:
    def __del__(self):
        reset_arena("r")
@arena_memory
def f():
    D()
    return [D()]
r = f()
del r
with arena("r"):
    m = {str(i): [i] for i in range(100)}
    it = iter(m.items())
    next(it)
reset_arena("r")
t(lambda: next(it))
t(lambda: [reset_arena("r") for x in range(3)])
t(lambda: list(map(reset_arena, ["r", "r"])))
with arena("r"):
    z = [str(i) for i in range(1000)]
    t(lambda: list(map(lambda s: (reset_arena("r"), s), z))[:1])
    zz = [[1]]
    reset_arena("r")
    t(lambda: zz)
    y = [2]
destroy_arena("r")
t(lambda: y)
print("end")
