eg = ExceptionGroup("top", [ValueError(1), TypeError(2), ExceptionGroup("in", [ValueError(3), KeyError(4)])])
print(eg.split(ValueError))
print(eg.subgroup(KeyError), eg.subgroup(OSError), repr(eg.subgroup((TypeError, KeyError))))
print(repr(eg.subgroup(lambda e: isinstance(e, ValueError) and e.args[0] > 1)))
print(eg.split(lambda e: True)[1], eg.split(ExceptionGroup)[0] is eg)
m, r = eg.split(OSError)
print(m, r is eg)
print(repr(eg.derive([OSError(9)])))
for bad in (5, "x", [ValueError]):
    try:
        eg.split(bad)
    except TypeError as e:
        print(e)
