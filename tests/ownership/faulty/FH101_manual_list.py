# runs: UseAfterFreeError
@manual_memory
def total(n):
    values = [n, n + 1, n + 2]
    result = len(values)
    free(values)
    return result + values[0]  # expect: FH101 error


print(total(4))
