# runs: leak
def work(n):
    b = allocate(n)  # expect: FH104 error
    size = len(b)
    del b
    return size


print(work(8))
