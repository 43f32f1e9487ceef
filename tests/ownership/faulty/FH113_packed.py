# runs: MemoryLockedError
def largest(*values):
    best = 0
    for value in values:
        best = value if value > best else best
    return best


@no_alloc
def clamp(a, b):
    while a > b:
        a -= 1
    return largest(a, b, 0)  # expect: FH113 error


print(clamp(5, 3))
