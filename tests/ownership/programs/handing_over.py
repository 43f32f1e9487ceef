"""Owned parameters of instances, star arguments, lambdas, partials."""
from functools import partial

drop = lambda block: free(block)
make = lambda n: allocate(n)


class Item:
    data: owned(Buffer)

    def __init__(self, n):
        self.data = allocate(n)

    def close(self):
        free(self.data)

    def __len__(self):
        return len(self.data)


class Shelf:
    def __init__(self):
        self.items = []

    def put(self, item: owned(Item)):
        self.items.append(item)
        return self

    def take(self) -> owned(Item) | None:
        return self.items.pop() if self.items else None

    def close(self):
        for item in self.items:
            item.close()
        self.items.clear()


def swallow(item: owned(Item)) -> int:
    try:
        return len(item)
    finally:
        item.close()


def pass_on(item: owned(Item), shelf) -> None:
    if len(item) > 2:
        shelf.put(item)
    else:
        item.close()


def close_all(*items):
    for item in items:
        item.close()


def free_all(first, *rest, quiet=True):
    free(first)
    for block in rest:
        if block is not None:
            free(block)
    if not quiet:
        print(len(rest), "more")


def widest(*blocks):
    best = None
    for block in blocks:
        if best is None or len(block) > len(best):
            best = block
    return best


def main():
    shelf = Shelf()
    shelf.put(Item(3)).put(Item(4))
    item = shelf.take()
    if item is not None:
        print(swallow(item))
    print(swallow(Item(7)))
    pass_on(Item(1), shelf)
    pass_on(Item(5), shelf)
    shelf.close()
    one = Item(1)
    try:
        two = Item(2)
    except MemoryError:
        one.close()
        raise
    close_all(one, two)
    with make(3) as left, make(5) as right:
        print(len(widest(left, right)))
    block = make(2)
    drop(block)
    last = make(6)
    release = partial(free, last)
    release()
    a = allocate(4)
    free_all(a, None, quiet=False)
    blocks = [allocate(n) for n in (1, 2)]
    free_all(*blocks)
    gone = allocate(2)
    try:
        print(len(gone))
    finally:
        free_all(gone)


main()
