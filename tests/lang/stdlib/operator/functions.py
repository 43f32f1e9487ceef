# Every operator's function against the operator itself.
import operator as o

pairs = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "lshift": "<<",
         "rshift": ">>", "and_": "&", "or_": "|", "xor": "^", "lt": "<", "le": "<=", "eq": "==", "ne": "!=", "gt": ">",
         "ge": ">="}
for name, sign in pairs.items():
    f = getattr(o, name)
    results = []
    for a, b in ((7, 2), (2, 7), (-7, 3), (2.5, 2), (1 << 70, 3), (True, 2)):
        try:
            got = f(a, b)
        except TypeError as e:
            got = str(e)
        try:
            want = eval(f"{a!r} {sign} {b!r}")
        except TypeError as e:
            want = str(e)
        results.append(got == want or (got, want))
    print(name, results)
print(o.neg(3), o.pos(-3), o.inv(5), o.invert(5), o.abs(-2), o.not_(0), o.truth([]), o.index(True))
print(o.is_(None, None), o.is_not(1, None), o.concat([1], [2]), o.contains("abc", "b"), o.getitem([1, 2], 1))
print(len(o.__all__), o.__add__ is o.add, o.add, o.__doc__ is not None)
