def inner():
    x = yield 1
    return x * 2
def outer():
    r = yield from inner()
    print("inner returned", r)
    return r + 1
it = outer()
print(next(it))
try:
    it.send(10)
except StopIteration as e:
    print(e.value)
