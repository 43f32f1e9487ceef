def f():
    x = yield
    print("got", x)
    y = (yield 1) + (yield 2)
    print("sum", y)
    z = [(yield "a"), (yield "b")]
    print(z)
    return (yield)
g = f()
print(next(g), g.send("s"), g.send(10), g.send(20), g.send("A"), g.send("B"))
try:
    g.send("result")
except StopIteration as e:
    print(e.value)
