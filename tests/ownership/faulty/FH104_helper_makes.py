# runs: leak
def make(n) -> owned(Buffer):
    b = allocate(n)
    b.fill(255)
    return b


def work(n):
    b = make(n)  # expect: FH104 error
    return len(b)


print(work(8))
