def t(make, act):
    d = {1: 1, 2: 2, 3: 3}
    try:
        for x in make(d): act(d)
        print("no error", len(d))
    except RuntimeError as e:
        print(e)
for make in (lambda d: d, lambda d: d.keys(), lambda d: d.values(), lambda d: d.items(), lambda d: reversed(d)):
    t(make, lambda d: d.clear())
    t(make, lambda d: d.__setitem__(len(d) + 10, 0))
    t(make, lambda d: d.pop(3, None))
    t(make, lambda d: d.__setitem__(1, 9))
d = {1: 1}
it = iter(d.items())
d.clear()
try:
    print(next(it, "end"))
except RuntimeError as e:
    print(e)
d = {i: i for i in range(5)}
it = iter(d)
print(next(it))
d[9] = 9
try:
    list(it)
except RuntimeError as e:
    print(e)
del d[9]
try:
    print(list(it))
except RuntimeError as e:
    print(e)
