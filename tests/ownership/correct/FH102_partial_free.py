from functools import partial


def work(n):
    b = allocate(n)
    end = partial(free, b)
    b.fill(1)
    end()


work(3)
