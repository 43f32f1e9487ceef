# runs: clean
from typing import Annotated


class Cache:
    def __init__(self):
        self.entries = {}

    def put(self, key, b: Annotated[Buffer, borrowed]) -> None:
        self.entries[key] = b  # expect: FH107 error


def work(n):
    with allocate(n) as b:
        Cache().put("b", b)


work(8)
