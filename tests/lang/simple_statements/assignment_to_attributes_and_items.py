class A: pass
a = A()
a.x, a.y = 1, 2
d = {}
d["k"], d["l"] = a.x, a.y
[a.z, *d["rest"]] = "pqr"
print(a.__dict__, d)
for a.i in range(3): pass
for d["i"] in "ab": pass
print(a.i, d["i"])
with type("C", (), {"__enter__": lambda s: 7, "__exit__": lambda *x: None})() as a.w: pass
print(a.w)
