# runs: ValueError
def work(n):
    items = BoundedList(4 - 4)  # expect: FH112 error
    return n + len(items)


print(work(3))
