# runs: any
@no_alloc
def total(values, n):
    i = 0
    sum = 0
    while i < n:
        if values[i] > 2:
            both = (values[i], i)  # expect: FH113 error
            sum += both[0]
        i += 1
    return sum


print(total([1, 2, 3], 3))
