# runs: ValueError
def work(n):
    items = BoundedDeque(2147483648)  # expect: FH112 error
    items.push(n)
    return len(items)


print(work(3))
