class Point:
    def __init__(self, x):
        self.x = x


def work(n):
    with memory_strategy("manual"):
        p = Point(n)
        free(p)


work(3)
