import atexit, weakref
class A: pass
a, b = A(), A()
weakref.finalize(a, print, "first made")
weakref.finalize(b, print, "second made")
f = weakref.finalize(a, print, "never")
f.atexit = False
print(f.alive, f.atexit, f.peek()[1:])
g = weakref.finalize(b, print, "detached")
print(g.detach()[2:], g.alive, g.peek(), g())
atexit.register(print, "registered last, runs first", end="!\n")
@atexit.register
def gone(): print("unregistered")
atexit.unregister(gone)
print("end")
