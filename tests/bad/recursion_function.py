def f(): return f()
def g(n): return 1 + g(n + 1)
def a(): b()
def b(): a()
class A:
    def m(self): return self.m()
l = lambda: l()
for fn in (f, lambda: g(0), a, A().m, l):
    try:
        fn()
    except RecursionError as e:
        print(e)
print("alive")
