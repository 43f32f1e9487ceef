"""Borrowed values: what is allowed."""


class View:
    def __init__(self, size):
        self.size = size
        self.total = 0

    def look(self, block: borrowed(Buffer)) -> int:
        self.total = sum(block)
        self.size = len(block)
        return self.total

    def each(self, block: borrowed(Buffer), action) -> None:
        for value in block:
            action(value)


def log(what, sink):
    sink.append(len(what))


def lines(block: borrowed(Buffer), width):
    for at in range(0, len(block), width):
        yield sum(block[at:at + width])


def sorted_by(block: borrowed(Buffer)) -> list:
    order = list(range(len(block)))
    order.sort(key=lambda at: block[at])
    return order


def largest(block: borrowed(Buffer)) -> int:
    return max(range(len(block)), key=lambda at, data=block: data[at])


def total(block: borrowed(Buffer)) -> int:
    def add(at):
        return block[at] + (add(at - 1) if at else 0)

    return add(len(block) - 1)


def squares(block: borrowed(Buffer)) -> int:
    return sum(v * v for v in block)


def window(block: borrowed(Buffer), n) -> borrowed(Buffer):
    print("window", n)
    return block


def local_table(block: borrowed(Buffer)) -> int:
    table = {"block": block, "size": len(block)}
    pair = (block, 1)
    log(block, [])
    view, one = pair
    return table["size"] + len(view) + one


def main():
    with allocate(6) as block:
        for at in range(6):
            block[at] = (at * 5) % 7
        view = View(0)
        out = []
        print(view.look(block), view.size)
        view.each(block, out.append)
        print(out, list(lines(block, 4)))
        print(sorted_by(block), largest(block), total(block), squares(block))
        print(len(window(block, 1)), local_table(block))


main()
