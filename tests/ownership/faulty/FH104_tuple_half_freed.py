# runs: leak
def work():
    pair = (allocate(1), allocate(2))  # expect: FH104 error
    free(pair[0])
    return len(pair)


print(work())
