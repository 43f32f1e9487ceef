# runs: UseAfterFreeError
data = allocate(24)
data.fill(1)
size = len(data)
free(data)
print(size, data[0])  # expect: FH101 error
