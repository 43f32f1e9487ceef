class C:
    def __enter__(self): print("enter"); return 5
    def __exit__(self, *a): print("exit", a[0])
def g():
    with C() as v:
        yield v
        yield v + 1
print(list(g()))
it = g(); next(it)
try:
    it.throw(ValueError("x"))
except ValueError:
    print("propagated")
