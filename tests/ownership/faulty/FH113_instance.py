# runs: any
class Point:
    def __init__(self, x):
        self.x = x


@no_alloc
def move(x):
    p = Point(x)  # expect: FH113 error
    return p.x


print(move(1))
