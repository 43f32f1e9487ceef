def f(): return later()
def later(): return "defined later"
print(f())
def g():
    return h
h = 1
print(g())
h = 2
print(g())
globals()["h"] = 3
print(g())
exec("h = 4", globals())
print(g())
