# runs: leak
def work(n):
    b = allocate(n)  # expect: FH104 error
    c = b
    b = None
    size = len(c)
    c = None
    return size


print(work(8))
