from shapes import make, measure


def work(n):
    with make(n) as b:
        return measure(b)


print(work(8))
