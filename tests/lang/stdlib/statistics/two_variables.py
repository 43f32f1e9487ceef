from statistics import correlation, covariance, linear_regression


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


x = [1, 2, 3, 4, 5, 6, 7, 8, 9]
y = [9, 8.5, 7, 6, 5, 4, 3, 2, 1.5]
for f in (covariance, correlation, linear_regression):
    show(f, x, y)
    show(f, x, [1])
    show(f, [1], [1])
    show(f, [1, 1, 1], [1, 2, 3])
    show(f, [1, 2, 3], [1, 1, 1])
show(lambda: linear_regression(x, y, proportional=True))
slope, intercept = linear_regression(x, x)
print(slope, intercept)
