from statistics import StatisticsError, mean, mode, variance


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


print(issubclass(StatisticsError, ValueError))
for data in (["a"], [None], 5, None, [[1]], [1j], {"a": 1}):
    show(mean, data)
    show(mode, data)
    show(variance, data)
