# runs: ValueError
def work(n):
    if n > 2:
        items = BoundedDict(-1)  # expect: FH112 error
        return len(items)
    return n


print(work(3))
