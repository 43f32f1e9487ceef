def g():
    yield from [1, 2]
    yield from "ab"
    yield from range(2)
    yield from {"k": 1}
    yield from (x * 2 for x in (5,))
    r = yield from []
    yield r
print(list(g()))
def h(): yield from 5
try:
    list(h())
except TypeError as e:
    print(e)
