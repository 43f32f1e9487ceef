def pairs(n):
    first = allocate(n)
    try:
        second = allocate(n * 2)
    except ValueError:
        free(first)
        return 0
    except MemoryError:
        free(first)
        raise
    size = len(first) + len(second)
    free(first)
    free(second)
    return size


print(pairs(4))
