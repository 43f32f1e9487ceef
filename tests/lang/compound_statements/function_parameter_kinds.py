def f(a, b=2, /, c=3, *d, e, f=6, **g): return (a, b, c, d, e, f, g)
print(f(1, e=5), f(1, 9, 8, 7, 6, e=5, f=4, z=3, a=10))
def g(*, a): return a
def h(a, /): return a
def i(*args): return args
def j(**kw): return kw
def k(a, *, b=1, c): return a, b, c
print(g(a=1), h(2), i(), i(1, 2), j(), j(x=1), k(1, c=3))
for src in ("def f(a=1, b): pass", "def f(*a, *b): pass", "def f(**a, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(a, a): pass", "def f(/, a): pass", "def f(a, /, b, /): pass", "def f(*a, /): pass", "def f(a, *, a): pass",
            "def f(**a, **b): pass", "def f(*a=1): pass", "def f(**k=1): pass", "def f(a.b): pass", "def f((a, b)): pass", "def f(1): pass", "def f(None): pass", "def f(a, b=1, /, c): pass", "def f(*, a=1, b): pass", "def f(a:int=1, *b:str): pass", "def f(*a: *b): pass", "lambda a, a: 1", "lambda a=1, b: 2",
            "def f(): return\ndef", "def f: pass", "def f() pass", "def (): pass", "def f(*,): pass", "def f(a,,b): pass", "def f(a=): pass"):
    try:
        compile(src, "s", "exec")
        print(src, "compiles")
    except SyntaxError as e:
        print(repr(src), "->", e.msg)
