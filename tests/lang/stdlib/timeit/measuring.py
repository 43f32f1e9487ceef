import timeit


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


ticks = iter(range(1000))
t = timeit.Timer("x += 1", "x = 0", timer=lambda: next(ticks))
print(t.timeit(5), t.repeat(3, 2))
calls = []
timeit.timeit(lambda: calls.append(1), number=7)
print(len(calls), timeit.timeit("y.append(2)", "y = z", number=3, globals={"z": calls}) >= 0, len(calls))
print(timeit.repeat("pass", number=1, repeat=2, timer=lambda: 0))
show(timeit.Timer, 3)
show(timeit.Timer, "x x")
show(timeit.Timer("1/0").timeit, 1)
