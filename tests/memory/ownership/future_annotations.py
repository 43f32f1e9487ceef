"""Contracts hold also where annotations are kept as text; calls of every form pass the same boundary."""
from __future__ import annotations
import functools


def peek(table: borrowed(Buffer), extra: int = 2, *, scale: int = 1) -> int:
    try:
        free(table)
    except BorrowError as e:
        print(e)
    return len(table) * extra * scale


class Kept:
    @classmethod
    def size(cls, table: borrowed[Buffer]):
        return peek(table, 3)

    def __call__(self, table: Optional[owned(Buffer)] = None, /):
        if table is not None:
            free(table)
        return table is None


print(peek.__annotations__["table"])
table = allocate(4)
print(peek(table), peek(table, 5), peek(table=table), peek(*[table], **{"scale": 7}))
print(functools.partial(peek, table)(), Kept.size(table), [peek(b) for b in [table]])
print(Kept()(), Kept()(table))
try:
    peek(table)
except UseAfterFreeError as e:
    print(e)
