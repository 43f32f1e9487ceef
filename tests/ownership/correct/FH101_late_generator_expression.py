def work(n):
    b = allocate(n)
    values = (b[i] for i in range(n))
    total = sum(values)
    free(b)
    return total


print(work(4))
