for e in (Exception(), Exception("a"), Exception("a", 1), ValueError(5), KeyError("k"), KeyError(), KeyError("a", "b"), IndexError("é"), Exception(("t",)), Exception([1]), LookupError(None), KeyError("it's")):
    print(str(e), "|", repr(e), "|", e.args)
e = Exception(1, 2)
e.args = ("x",)
print(e, repr(e))
e.args = [1, 2]
print(e.args)
try:
    e.args = 5
except TypeError as x:
    print(x)
