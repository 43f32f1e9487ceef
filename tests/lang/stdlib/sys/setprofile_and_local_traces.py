import sys, threading
def prof(frame, event, arg):
    a = arg
    if event.startswith('c_'): a = arg.__name__, type(getattr(arg,'__self__',None)).__name__
    elif hasattr(a,'__name__'): a=a.__name__
    print(frame.f_code.co_name, event, frame.f_lineno, a)
def f(x):
    y = len(str(x))
    [].append(3)
    z = "a b".split()
    try: int("q")
    except ValueError: pass
    return max(y, 2)
def g():
    yield 1
    yield 2
class C:
    def __init__(self): pass
    def m(self): return sorted([1], key=lambda q: q)
sys.setprofile(prof)
f(3)
list(g())
C().m()
def bad(): raise ValueError(3)
try: bad()
except ValueError: pass
print("x", end="\n")
sys.setprofile(None)
print(sys.getprofile())
# errors in the trace function
n = 0
def tr(frame, ev, arg):
    global n
    n += 1
    if n == 3: raise RuntimeError("in trace")
    return tr
def h():
    a = 1
    b = 2
    return a + b
sys.settrace(tr)
print(sys.gettrace() is tr)
try: h()
except RuntimeError as e:
    print("caught", e, sys.gettrace())
    t = e.__traceback__
    while t: print(t.tb_frame.f_code.co_name, t.tb_lineno); t = t.tb_next
# local trace: f_trace on a running frame
def loc(frame, ev, arg):
    print("loc", ev, frame.f_lineno, frame.f_locals.get('v'))
    return loc
def start():
    fr = sys._getframe(1)
    fr.f_trace = loc
    sys.settrace(lambda *a: None)
def user():
    v = 1
    start()
    v = 2
    v = 3
    sys.settrace(None)
    v = 4
user()
print("-- threads")
out = []
def tt(frame, ev, arg):
    out.append((frame.f_code.co_name, ev))
    return None
def work():
    return inner_work()
def inner_work(): return 1
threading.settrace(tt)
t = threading.Thread(target=work); t.start(); t.join()
threading.settrace(None)
print([o for o in out if 'work' in o[0]])
# no lines
def nl(frame, ev, arg):
    print("nl", ev, frame.f_code.co_name)
    frame.f_trace_lines = False
    return nl
sys.settrace(nl)
h()
sys.settrace(None)
# generator with throw and close
def gg():
    try: yield 1
    except KeyError:
        yield 2
def t3(frame, ev, arg):
    print("t3", ev, frame.f_code.co_name, frame.f_lineno)
    return t3
sys.settrace(t3)
it = gg()
next(it)
it.throw(KeyError())
it.close()
sys.settrace(None)
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
def useit():
    for i in It(): pass
    return 3
sys.settrace(t3)
useit()
sys.settrace(None)
def deep(n): return 0 if n == 0 else deep(n-1)
cnt = 0
def t5(frame, ev, arg):
    global cnt
    cnt += 1
sys.settrace(t5)
deep(300)
sys.settrace(None)
print(cnt)
for bad in (1, "x"):
    try: sys._getframe().f_trace_lines = bad
    except TypeError as e: print(e)
sys.call_tracing(print, ("ct",))
