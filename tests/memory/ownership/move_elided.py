"""What has been moved is gone from the caller's variables on every way that reads them, and nowhere else."""
import sys


def consume(b: owned(Buffer), n=0):
    size = len(b)
    free(b)
    return size + n


def keep(b: owned(Buffer)) -> owned(Buffer):
    return b


def refused(action, *args):
    try:
        action(*args)
    except (UseAfterFreeError, DoubleFreeError, BorrowError) as e:
        print(action.__name__, type(e).__name__, getattr(e, "rule", None), e)


def never_read():
    b = allocate(1)
    return consume(b)


def bound_again():
    b = allocate(1)
    for _ in range(3):
        b = keep(b)
    free(b)
    return "fine"


def read_behind():
    b = allocate(1)
    consume(b)
    return len(b)


def read_in_next_round():
    b = allocate(1)
    for _ in range(2):
        consume(b)


def read_in_handler(fails=True):
    b = allocate(1)
    try:
        consume(b, "" if fails else 0)
        return
    except TypeError:
        free(b)


def read_in_finally():
    b = allocate(1)
    try:
        consume(b)
    finally:
        print(len(b))


def read_on_one_way(again):
    b = allocate(1)
    consume(b)
    if again:
        consume(b)


def read_in_loop_test():
    b = allocate(1)
    while b[0] == 0:
        n = 1
        while n < 3:
            n += 1
        consume(b)


def read_by_closure():
    b = allocate(1)

    def look():
        return len(b)

    consume(b)
    look()


def read_by_comprehension():
    b = allocate(1)
    consume(b)
    return [b[i] for i in range(1)]


def read_by_locals():
    b = allocate(1)
    consume(b)
    return len(locals()["b"])


def read_by_eval():
    b = allocate(1)
    consume(b)
    return eval("len(b)")


def read_through_frame():
    def look():
        return len(sys._getframe(1).f_locals["b"])

    b = allocate(1)
    consume(b)
    look()


def freed_through_locals():
    b = allocate(1)
    consume(b)
    free(locals()["b"])


def deleted_behind():
    b = allocate(1)
    consume(b)
    del b
    try:
        b
    except UnboundLocalError:
        print("deleted_behind: deleted")


def two_names():
    a = b = allocate(1)
    consume(a)
    return len(b)


def two_at_once():
    a, b = allocate(1), allocate(1)

    def both(x: owned(Buffer), y: owned(Buffer)):
        free(x)
        free(y)

    both(a, b)
    return len(a)


def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2, c3, c4):
    b = allocate(1)
    consume(b)
    return len(b)


def by_method():
    class Sink:
        def take(self, b: owned(Buffer)):
            self.b = b

    sink = Sink()
    b = allocate(1)
    sink.take(b)
    free(sink.b)
    return len(b)


def by_keyword():
    b = allocate(1)
    consume(b=b)
    return len(b)


def by_star():
    b = allocate(1)
    consume(*[b])
    return len(b)


def by_class():
    class Holder:
        def __init__(self, b: owned(Buffer)):
            self.b = b

    b = allocate(1)
    h = Holder(b)
    free(h.b)
    return len(b)


def after_yield():
    b = allocate(1)
    consume(b)
    yield 1
    yield len(b)


print(never_read(), bound_again())
for f in (read_behind, read_in_next_round, read_in_handler, read_in_finally, read_in_loop_test, read_by_closure,
          read_by_comprehension, read_by_locals, read_by_eval, read_through_frame, freed_through_locals, deleted_behind,
          two_names, two_at_once, by_method, by_keyword, by_star, by_class):
    for _ in range(2):
        refused(f)
refused(read_on_one_way, False)
refused(read_on_one_way, True)
refused(many, *range(25))
refused(list, after_yield())
module_level = allocate(1)
consume(module_level)
refused(len, module_level)
replaced = consume
consume = lambda b, n=0: len(b)
b = allocate(1)
print(consume(b), len(b))
consume = replaced
print(consume(b))
try:
    consume(b)
except UseAfterFreeError as e:
    import traceback
    print([line.name for line in traceback.extract_tb(e.__traceback__)])
