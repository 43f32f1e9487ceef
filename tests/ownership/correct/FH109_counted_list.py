def consume(values: owned(list)) -> int:
    n = len(values)
    free(values)
    return n


@manual_memory
def work(n):
    values = [n, n]
    return consume(values)


print(work(3))
