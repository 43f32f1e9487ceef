def f(): return 1
assert f() == 1, "fine"
class W(UserWarning): pass
print(issubclass(W, Warning), repr(W("w")))
