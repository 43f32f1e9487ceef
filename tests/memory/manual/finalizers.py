# free() runs __del__ and tells weak references, once.
import weakref


class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("end of", self.name)


class Twice:
    def __del__(self): free(self)


class Saved:
    def __del__(self): kept.append(self)


class Bad:
    def __del__(self): raise ValueError("in __del__")


kept = []


@manual_memory
def test():
    n = Noisy("n")
    r = weakref.ref(n, lambda r: print("told", r()))
    free(n)
    print(r(), is_alive(n))
    t = Twice()
    free(t)
    print(is_alive(t))
    s = Saved()
    free(s)
    print(is_alive(kept[0]))
    b = allocate(4)
    r2 = weakref.ref(b)
    free(b)
    print(r2())


test()
