"""Wrappers of wrappers, too deep for whatever goes down to the function; and rounding far left of the digits."""
for wrap in (staticmethod, classmethod):
    w = len
    for i in range(100000):
        w = wrap(w)
    for what in (lambda: w(), lambda: w.__get__(1, int), lambda: w.__isabstractmethod__, lambda: repr(w)):
        try:
            what()
        except (RecursionError, TypeError):
            pass
print(round(5, -(10**18)), round(-(10**30), -(10**30)), round(51, -2), round(50, -2), round(150, -2), round(10**30 * 5, -31))
