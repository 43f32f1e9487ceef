def v(x):
    print(x, end=" ")
    return x
(v(1), v(2))
v(3) + v(4) * v(5)
d = {v(6): v(7), v(8): v(9)}
(lambda *a, **k: None)(v(10), *[v(11)], v(12), k=v(13), **{"m": v(14)})
[0, 0][v(0)] = v(15)
print()
x = [0] * 3
x[v(1)], x[v(2)] = v("a"), v("b")
print(x)
print(v(1) if v(0) else v(2))
