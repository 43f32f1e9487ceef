def work(items):
    b = allocate(4)
    total = 0
    try:
        for item in items:
            total += item
        b[0] = total
    finally:
        free(b)
        return total


print(work([1, 2]))
