from typing import Annotated


class Cache:
    def __init__(self):
        self.entries = {}

    def put(self, key, b: Annotated[Buffer, borrowed]) -> None:
        self.entries[key] = len(b)


def work(n):
    with allocate(n) as b:
        Cache().put("b", b)


work(8)
