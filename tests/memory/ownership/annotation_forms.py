"""owned and borrowed as annotations: called, subscripted, alone, in unions, tuples, Annotated and Optional."""
from typing import Annotated, Optional
import memory

print(owned, borrowed, memory.owned is owned, memory.borrowed is borrowed)
print(owned(Buffer), owned[Buffer], borrowed(list[int]), borrowed["Image"])
print(owned(Buffer) == owned[Buffer], owned(Buffer) == borrowed(Buffer), owned(Buffer) != owned(int), owned == owned)
print(len({owned(Buffer), owned[Buffer], borrowed(Buffer)}))
print(owned(Buffer) | None, None | owned(Buffer), owned(Buffer) | int | owned(Buffer))
print(tuple[owned(Buffer), int], dict[str, borrowed(Buffer)])
print(Annotated[Buffer, owned], Optional[owned(Buffer)])
print(owned(Buffer).kind, owned(Buffer).type, borrowed.kind, borrowed.type)


def make(n: int) -> owned(Buffer):
    return allocate(n)


class Image:
    pixels: owned(Buffer)


print(make.__annotations__, Image.__annotations__)
for wrong in (lambda: owned(), lambda: owned(1, 2), lambda: owned(int)(int), lambda: owned < borrowed, lambda: isinstance(1, owned)):
    try:
        wrong()
    except TypeError as e:
        print("TypeError:", e)
