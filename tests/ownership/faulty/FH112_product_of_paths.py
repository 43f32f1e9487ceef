# runs: ValueError
def window(size):
    n = -4
    if size > 10:
        n = n * 2
    recent = BoundedDeque(n)  # expect: FH112 error
    recent.push(size)
    return len(recent)


print(window(3))
