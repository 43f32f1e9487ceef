# runs: leak
def work(items):
    count = 0
    for item in items:
        b = allocate(4)  # expect: FH104 warning
        try:
            if item == 0:
                continue
            b[0] = 1
        finally:
            count += 1
        free(b)
    return count


print(work([0, 1]))
