# runs: ValueError
def work(n):
    capacity = 0
    items = BoundedStr(capacity)  # expect: FH112 error
    return n + len(items)


print(work(3))
