# runs: leak
def work(n):
    b = None
    if n > 4:
        b = allocate(n)  # expect: FH104 error
    if b is not None:
        n += len(b)
    return n


print(work(2), work(8))
