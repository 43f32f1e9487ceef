@no_alloc
def total(values, n):
    i = 0
    sum = 0
    while i < n:
        if values[i] > 2:
            sum += values[i]
        i += 1
    return sum


print(total([1, 2, 3], 3))
