def v(n):
    print("eval", n)
    return n
print(f"{v(1)} {v('x'):{v(5)}} {v(2)!r}")
def g():
    x = f"{(yield 1)} {(yield 2)}"
    return x
it = g(); next(it); it.send("a")
try:
    it.send("b")
except StopIteration as e:
    print(e.value)
