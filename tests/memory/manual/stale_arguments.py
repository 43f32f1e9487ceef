# A stale reference given to a builtin that wants something else: UseAfterFreeError, not what its type would be wrong for
import heapq
import itertools
import re


@manual_memory
def stale():
    x = [1]
    y = x
    free(x)
    return y


def except_stale(x):
    try:
        1 / 0
    except x:
        pass


def except_star(x):
    try:
        raise ExceptionGroup("m", [ValueError()])
    except* x:
        pass


def raise_from(x):
    raise ValueError from x


calls = {
    "heapify": heapq.heapify, "heappush": lambda x: heapq.heappush(x, 1), "encode": lambda x: "a".encode(x),
    "replace": lambda x: "a".replace("a", x), "strip": lambda x: "a".strip(x), "maketrans": str.maketrans,
    "maketrans 2": lambda x: str.maketrans("a", x), "import": __import__, "int": lambda x: int(x, 2),
    "islice": lambda x: itertools.islice([1], x), "match": lambda x: re.match(x, "a"), "fromhex": bytes.fromhex,
    "format": lambda x: (1).__format__(x), "removeprefix": lambda x: "a".removeprefix(x), "except": except_stale,
    "except*": except_star, "raise from": raise_from, "group": lambda x: ExceptionGroup("m", [x]),
}
for name, call in calls.items():
    try:
        call(stale())
    except UseAfterFreeError as e:
        print(name, str(e).split(":")[0])
