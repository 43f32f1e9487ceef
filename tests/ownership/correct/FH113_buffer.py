@no_alloc
def work(b, n):
    return len(b) + n


with allocate(16) as b:
    print(work(b, 3))
