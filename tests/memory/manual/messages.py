# A fault names what it was, where it was made and where it ended.
@manual_memory
def make():
    value = [1, 2, 3]
    return value


def report(f, *args):
    try:
        f(*args)
    except MemoryFault as e:
        print(f"{type(e).__name__}: {e}".replace(__file__, "script"))


x = make()
free(x)
report(len, x)
report(free, x)
report(free, 5)
report(free, 1.5)
report(free, True)
report(free, [1])
report(free, "name")
report(free, len)
report(free, (lambda: 1))
b = allocate(8)
view = memoryview(b)
report(free, b)
view.release()
free(b)
report(b.__class__ if False else len, b)
print(free(None), UseAfterFreeError.__mro__[1:4], BorrowError.__bases__, CapacityError.__bases__)
