# runs: InvalidFreeError
class Point:
    def __init__(self, x):
        self.x = x


def work(n):
    p = Point(n)
    free(p)  # expect: FH106 error


work(3)
