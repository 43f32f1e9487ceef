# runs: leak
def rows(n):
    b = allocate(n)  # expect: FH104 error
    for i in range(2):
        b.fill(i)
        yield i


print(list(rows(8)))
