# runs: leak
def work(items):
    b = allocate(4)  # expect: FH104 any
    total = 0
    try:
        for item in items:
            total += item
        b[0] = total
    finally:
        return total
    free(b)


print(work([1, 2]))
