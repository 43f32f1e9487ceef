def work(n):
    b = allocate(n)

    def size():
        return len(b)

    n = size() + 1
    free(b)
    return n


print(work(8))
