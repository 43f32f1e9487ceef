from statistics import quantiles


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


data = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
for n in (1, 2, 4, 10, 20):
    show(lambda: quantiles(data, n=n))
    show(lambda: quantiles(data, n=n, method="inclusive"))
show(lambda: quantiles(data, n=0))
show(lambda: quantiles(data, method="x"))
show(quantiles, [1])
show(quantiles, [1.5, 2])
