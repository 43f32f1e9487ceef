import shapes


def work(n):
    b = shapes.make(n)
    shapes.release(b)


work(8)
