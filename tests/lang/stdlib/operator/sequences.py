# countOf, indexOf, setitem, delitem, length_hint, call.
import operator as o

print(o.countOf([1, 2, 1, True], 1), o.countOf("banana", "a"), o.indexOf(iter([5, 6, 7]), 7))
l = [1, 2, 3]
o.setitem(l, 0, 9)
o.delitem(l, slice(1, 2))
print(l, o.length_hint(l), o.length_hint(iter(l)), o.length_hint(object(), 7), o.call(max, 3, 4), o.call(dict, a=1))
nan = float("nan")
print(o.countOf([nan, float("nan")], nan), o.indexOf([0, nan], nan))
for call in (lambda: o.indexOf([1], 2), lambda: o.countOf(5, 1), lambda: o.length_hint([], "a"), lambda: o.call(),
             lambda: o.delitem((), 0), lambda: o.setitem("a", 0, 1), lambda: o.index("a"), lambda: o.index(1.0)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
