"""Bound methods of bound methods, too deep for whatever goes down to the function."""
import types

m = len
for i in range(100000):
    m = types.MethodType(m, 1)
for what in (lambda: m.nothing, lambda: m(), lambda: repr(m), lambda: hash(m), lambda: m == types.MethodType(m, 1)):
    try:
        what()
    except RecursionError as e:
        print(type(e).__name__)
