def visit(b, depth):
    if depth == 0:
        return len(b)
    return visit(b, depth - 1)


def work(n):
    b = allocate(n)
    size = visit(b, 3)
    size += len(b)
    free(b)
    return size


print(work(8))
