class N:
    def __init__(self): self.n = self
    def __call__(self): return self
    def __getitem__(self, i): return self
    def __add__(self, o): return self
    def __neg__(self): return self
n = N()
src = "n" + ".n()[0]" * 300
print(eval(src) is n)
print(eval("-" * 50 + "n") is n, eval("n" + "+n" * 500) is n, eval("n" + "()" * 500) is n)
print(eval("(" * 50 + "n" + ")" * 50) is n)
print(len(eval("[" + "n," * 5000 + "]")), len(eval("f(" + "n," * 200 + ")", {"f": lambda *a: a, "n": n})))
f = eval("lambda " + ", ".join(f"a{i}" for i in range(250)) + ": a249")
print(f(*range(250)))
g = {}
exec("def g():\n" + "".join(f"    x{i} = {i}\n" for i in range(1000)) + "    return x999 + x0\n", g)
print(g["g"]())
exec("class C:\n" + "".join(f"    a{i} = {i}\n" for i in range(1000)), g)
print(g["C"].a999)
exec("if 1:\n" + "    pass\n" * 5000 + "y = 2", g)
print(g["y"])
