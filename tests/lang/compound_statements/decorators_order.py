def d(n):
    print("evaluate", n)
    def deco(f):
        print("apply", n, f.__name__)
        return f
    return deco
@d(1)
@d(2)
def f(): pass
@d(3)
class A: pass
