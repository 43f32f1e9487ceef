# count, cycle, repeat: numbers, reprs, big and float steps.
from itertools import count, cycle, islice, repeat

print(count(), count(5), count(1, 2), count(1.5, 0.5), count(step=-1))
print(list(islice(count(5, -2), 4)), list(islice(count(0.5), 3)), list(islice(count(2**60 - 2), 4)))
print(list(islice(count(2**100, 2**99), 3)), list(islice(count(1j), 2)))
from fractions import Fraction

print(list(islice(count(Fraction(1, 2)), 2)))
print(list(islice(cycle("abc"), 7)), list(cycle([])))
print(repeat(1), repeat("x", 3), repeat(1, -5), list(repeat([], 2)), list(map(pow, range(4), repeat(2))))
r = repeat("a", 3)
next(r)
print(r, r.__length_hint__())
for call in (lambda: count("a"), lambda: count(1, "b"), lambda: count(1, 2, 3), lambda: cycle(), lambda: cycle(1), lambda: repeat(),
             lambda: repeat(1, "a"), lambda: repeat(1).__length_hint__(), lambda: count(x=1), lambda: repeat(1, 1.5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
