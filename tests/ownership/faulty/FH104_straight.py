# runs: leak
def work(n):
    b = allocate(n)  # expect: FH104 error
    b.fill(1)
    return n + len(b)


print(work(8))
