# runs: DoubleFreeError
def walk(b, depth):
    if depth == 0:
        free(b)
        return 0
    return 1 + walk(b, depth - 1)


def work(n):
    b = allocate(n)
    depth = walk(b, 4)
    free(b)  # expect: FH102 any
    return depth


print(work(8))
