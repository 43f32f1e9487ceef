def queens(n, row=0, cols=0, d1=0, d2=0):
    if row == n: return 1
    count, free = 0, ~(cols | d1 | d2) & ((1 << n) - 1)
    while free:
        bit = free & -free
        free ^= bit
        count += queens(n, row + 1, cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
    return count
print([queens(n) for n in range(1, 8)])
def solve(n):
    def place(row, acc):
        if row == n:
            yield tuple(acc)
            return
        for c in range(n):
            if all(c != k and abs(c - k) != row - r for r, k in enumerate(acc)):
                yield from place(row + 1, acc + [c])
    return place(0, [])
print(next(solve(8)), sum(1 for _ in solve(6)))
