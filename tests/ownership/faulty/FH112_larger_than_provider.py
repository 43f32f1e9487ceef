# runs: CapacityError
def work(n):
    items = BoundedList(4096, provider=SmallProvider())  # expect: FH112 error
    items.push(n)
    return len(items)


print(work(3))
