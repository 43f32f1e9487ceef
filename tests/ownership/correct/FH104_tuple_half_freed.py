def work():
    pair = (allocate(1), allocate(2))
    free(pair[0])
    free(pair[1])
    return len(pair)


print(work())
