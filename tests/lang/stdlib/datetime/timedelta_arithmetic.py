from datetime import timedelta


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


a, b = timedelta(3, 7, 11), timedelta(-1, 5)
for n in (a, b, timedelta(0), 3, -7, 1.5, 0, 0.0, float("inf"), float("nan"), "x", None, True):
    for f in (lambda: a + n, lambda: a - n, lambda: n - a, lambda: a * n, lambda: n * a, lambda: a / n, lambda: a // n,
              lambda: a % n, lambda: divmod(a, n), lambda: n / a):
        show(f)
show(lambda: (-a, abs(b), +a, bool(timedelta(0)), a.total_seconds()))
show(lambda: timedelta.max + timedelta(0, 0, 1))
show(lambda: -timedelta.min)
