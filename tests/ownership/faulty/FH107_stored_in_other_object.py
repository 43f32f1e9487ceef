# runs: clean
class Box:
    content = None


def fill(box, b: borrowed(Buffer)) -> None:
    try:
        b.fill(1)
    finally:
        box.content = b  # expect: FH107 error


def work(n):
    box = Box()
    with allocate(n) as b:
        fill(box, b)


work(8)
