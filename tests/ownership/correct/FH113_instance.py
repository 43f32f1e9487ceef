class Point:
    def __init__(self, x):
        self.x = x


@no_alloc
def move(p):
    p.x += 1
    return p.x


print(move(Point(1)))
