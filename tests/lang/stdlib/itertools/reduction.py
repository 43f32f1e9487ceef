# Tools taken apart by __reduce__ and copied.
import copy
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile,
                       filterfalse, islice, permutations, product, repeat, starmap, takewhile, zip_longest)

for it in (count(5), count(5, 2), repeat("a", 4), repeat(1), cycle("abc"), islice(range(9), 1, 8, 2), accumulate([1, 2, 3]),
           accumulate([1, 2], initial=5), takewhile(bool, [1, 2, 0]), dropwhile(bool, [1, 0, 3]), filterfalse(None, [0, 0, 1, 0]),
           starmap(pow, [(2, 1), (2, 2)]), compress("abc", [1, 1, 1]), chain("ab", "cd"), product("ab", "cd"), permutations("abc", 2),
           combinations("abcd", 2), combinations_with_replacement("abc", 2), zip_longest("ab", "c")):
    next(it)
    state = it.__reduce__()
    kind = state[0]
    again = copy.copy(product("a")) if False else kind(*state[1])
    if len(state) > 2 and state[2] is not None:
        again.__setstate__(state[2])
    print(kind.__name__, list(islice(again, 4)))
