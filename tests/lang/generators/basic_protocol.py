def g():
    print("start")
    x = yield 1
    print("got", x)
    yield 2
    print("end")
it = g()
print(type(it).__name__, iter(it) is it, it.__name__, it.__qualname__)
print(next(it))
print(it.send("s"))
try:
    next(it)
except StopIteration as e:
    print("stopped", e.value)
try:
    next(it)
except StopIteration as e:
    print("again", e.value)
