class C:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print("exit", t)
def f():
    with C(): return "returned"
print(f())
for i in range(2):
    with C():
        if i == 0: continue
        break
def g():
    with C():
        yield 1
        yield 2
x = g(); next(x); x.close()
