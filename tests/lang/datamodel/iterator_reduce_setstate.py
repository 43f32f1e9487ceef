import sys
m={}
def show(*v): print(*v)
for it in (iter([1,2,3]), reversed([1,2,3]), iter((1,2)), iter(range(2,20,3)), iter(range(1<<70,(1<<70)+9,2)), iter("abc"), iter(b"abc"), reversed("abc"), iter({1:2,3:4}), iter({1:2}.items()), reversed({1:2,3:4}), iter({5}), enumerate([1,2],3), zip([1,2],[3,4]), map(str,[1,2]), filter(None,[0,1,2])):
    name = type(it).__name__
    first = next(it)
    parts = it.__reduce__()
    maker, args = parts[0], parts[1]
    print(name, first, getattr(maker,'__name__',maker), len(parts), [type(a).__name__ for a in args], parts[2:])
    again = maker(*args)
    if len(parts) > 2: again.__setstate__(parts[2])
    print("  ", list(again))
    parts = it.__reduce__()
    print("  ", list(it), list(it), [a for a in it.__reduce__()[1] if type(a) in (list, tuple, str, bytes)])
for it, states in ((iter([1,2,3]), (1, -5, 100)), (reversed([1,2,3]), (1, -5, 100)), (iter(range(5)), (2, -1, 9)), (iter(range(1<<70,(1<<70)+5)), (2, -1, 9)), (iter("abc"), (2, -1, 9))):
    for s in states:
        try:
            it.__setstate__(s); print(type(it).__name__, s, next(it, 'end'))
        except Exception as e: print(type(e).__name__, e)
z = zip([1],[1,2]); z.__setstate__(True)
try: list(z)
except ValueError as e: print(e)
