def ranges(n):
    total = 0
    for i in range(n):
        total += i
    for i, j in [(1, 2)]:
        total -= j
    else:
        return total
    return [x * x for x in range(n) if x]
