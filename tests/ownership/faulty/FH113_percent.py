# runs: MemoryLockedError
@no_alloc
def label(n, unit: str):
    if unit:
        return "%d units" % n  # expect: FH113 error
    return unit


print(label(3, "kg"))
