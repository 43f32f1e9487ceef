class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


@manual_memory
def work(n):
    p = Point(n, 2)
    p.x += 1
    free(p)
    return n


print(work(8))
