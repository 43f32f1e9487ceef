x = 1
print(eval("x + 1"), eval("x + y", {"x": 10, "y": 5}), eval("x", {"x": 1}, {"x": 2}))
ns = {}
exec("a = 1\ndef f(): return a", ns)
print(ns["a"], ns["f"](), sorted(k for k in ns if k != "__builtins__"), "__builtins__" in ns)
loc = {}
exec("b = x", {"x": 7}, loc)
print(loc)
def f():
    z = 5
    print(eval("z"))
    exec("z = 6; w = 7")
    print(z, "w" in locals())
f()
exec("x = 100")
print(x)
