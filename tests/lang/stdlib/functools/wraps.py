# update_wrapper and wraps: what is copied and what is missing.
from functools import WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES, partial, update_wrapper, wraps


def deco(f):
    @wraps(f)
    def inner(*a, **k):
        """inner doc"""
        return f(*a, **k) + 1

    return inner


@deco
def f(x: int) -> int:
    """f's doc"""
    return x


f.extra = 1
print(f(1), f.__name__, f.__qualname__, f.__doc__, f.__annotations__, f.__wrapped__(5), f.__module__)
print(WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)
g = update_wrapper(partial(f, 2), f)
print(g.__name__, g.__doc__, g.__dict__["extra"], g.__wrapped__ is f)
h = update_wrapper(lambda: 0, f, assigned=("__doc__",), updated=())
print(h.__name__, h.__doc__, hasattr(h, "extra"))
w = update_wrapper(lambda: 0, len)
print(w.__name__, w.__qualname__, w.__module__)
try:
    update_wrapper(len, f)
except Exception as e:
    print(type(e).__name__)
