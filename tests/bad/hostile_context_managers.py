class C:
    def __init__(self, enter=None, exit=None): self.e, self.x = enter, exit
    def __enter__(self): return self.e and self.e()
    def __exit__(self, *a): return self.x and self.x(*a)
def boom(*a): raise KeyError("boom")
class NoBool:
    def __bool__(self): raise ValueError("bool of the result")
for c in (C(exit=boom), C(enter=boom), C(exit=lambda *a: NoBool()), C(exit=lambda t, v, tb: setattr(v, "__traceback__", None) if v else None)):
    for body in (lambda: None, lambda: 1 / 0):
        try:
            with c: body()
            print("no error")
        except Exception as e:
            print(repr(e), repr(e.__context__))
class Del:
    def __enter__(self):
        del Del.__exit__
        return 1
    def __exit__(self, *a): print("the method found before entering is used")
with Del(): pass
try:
    with Del(): pass
except TypeError as e:
    print(e)
