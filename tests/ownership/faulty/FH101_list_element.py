# runs: UseAfterFreeError
def work():
    row = [allocate(2), 7]
    free(row[0])
    return row[0][1]  # expect: FH101 error


print(work())
