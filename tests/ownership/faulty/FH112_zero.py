# runs: ValueError
def work(n):
    items = BoundedList(0)  # expect: FH112 error
    items.push(n)
    return items[0]


print(work(3))
