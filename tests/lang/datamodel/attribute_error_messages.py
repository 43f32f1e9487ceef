class A:
    __slots__ = ("s",)
class B: pass
def trial(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
trial(lambda: A().s)
trial(lambda: A().t)
trial(lambda: setattr(A(), "t", 1))
trial(lambda: B().t)
trial(lambda: B.t)
trial(lambda: (5).foo)
trial(lambda: setattr(5, "foo", 1))
trial(lambda: None.foo)
trial(lambda: "a".foo)
trial(lambda: setattr([], "append", 1))
trial(lambda: delattr(B(), "x"))
trial(lambda: delattr(B, "x"))
trial(lambda: int.foo)
trial(lambda: (lambda: 0).foo)
