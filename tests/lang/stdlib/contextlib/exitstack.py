def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from contextlib import ExitStack
class CM:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, *e): print("exit", self.n, e[0] and e[0].__name__); return self.swallow
with ExitStack() as s:
    print(s.enter_context(CM(1)), s.enter_context(CM(2)))
    s.callback(print, "cb", sep="-")
    s.push(lambda *e: print("push", e[0]))
with ExitStack() as s:
    s.enter_context(CM(1))
    s.enter_context(CM(2, True))
    s.enter_context(CM(3))
    raise ValueError
print("after")
s = ExitStack()
s.enter_context(CM(4))
t = s.pop_all()
s.close()
t.close()
fails(lambda: ExitStack().enter_context(3))
