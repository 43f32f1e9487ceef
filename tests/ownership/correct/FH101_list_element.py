def work():
    row = [allocate(2), 7]
    second = row[0][1]
    free(row[0])
    return second


print(work())
