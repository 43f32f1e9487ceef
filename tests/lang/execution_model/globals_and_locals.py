print(globals() is globals(), locals() is globals(), globals()["__name__"])
globals()["made"] = 5
print(made)
def f(a, b=2):
    c = a + b
    return sorted(locals().items())
print(f(1))
def g():
    x = 1
    def h():
        y = x
        return locals()
    return h()
print(g())
class A:
    q = 1
    print({k: v for k, v in locals().items() if k == "q"})
def k():
    x = 1
    locals()["x"] = 2
    return x
print(k())
