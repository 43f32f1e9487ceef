ns = {}
exec("""
def f():
    ns.clear()
    return g
g = 1
""", ns)
f, ns["ns"] = ns["f"], ns
try:
    f()
except NameError as e:
    print(e, len(ns))
code = compile("x = [x for x in data if data.pop() or 1]", "s", "exec")
d = {"data": [1, 2, 3, 4]}
exec(code, d)
print(d["x"], d["data"])
def f():
    exec("y = 2", g)
    return y
g = globals()
y = 1
print(f())
exec("for k in list(globals()):\n    if k.startswith('zz'): del globals()[k]", {"zz1": 1, "zz2": 2})
print("done")
