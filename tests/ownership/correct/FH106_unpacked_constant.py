def work(n):
    b, tag = allocate(n), None
    n += len(b)
    free(b)
    free(tag)
    return n


print(work(4))
