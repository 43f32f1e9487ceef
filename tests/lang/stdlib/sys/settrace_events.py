import sys
def show(a):
    if a is None or isinstance(a,(int,str,float,list)): return repr(a)
    if isinstance(a, tuple): return a[0].__name__+":"+str(a[1])+":"+type(a[2]).__name__
    return type(a).__name__
def tr(frame, event, arg):
    print(frame.f_code.co_name, event, frame.f_lineno, show(arg))
    return tr
def add(a,
        b=3):
    c = a + b
    return c
def loop(n):
    t = 0
    for i in range(n):
        t += i
        if i % 2:
            continue
        t += 1
    else:
        t += 100
    while t > 103:
        t -= 1
    return t
def gen():
    yield 1
    x = 2
    yield x
def exc():
    if len("a"):
        raise KeyError("k")
class A:
    def __init__(self): self.x = 1
    @property
    def p(self):
        return self.x
    def __add__(self, o):
        return 5
def uses():
    a = A()
    b = a.p
    c = a + a
    l = [i for i in range(2)]
    s = sorted([2,1], key=lambda k: -k)
    assert a
    if b == 2:
        return 1
    elif b == 1:
        b = 7
    else:
        return 3
def multi():
    x = add(
        1,
        2,
    )
    d = {
        "a": 1,
        "b": x,
    }
    def inner():
        return x
    return inner()
sys.settrace(tr)
add(1)
loop(3)
for v in gen(): pass
try: exc()
except KeyError: pass
uses()
multi()
exec("q = 1\nw = 2\n")
class K:
    z = 1
    def m(self): pass
sys.settrace(None)
add(2)
