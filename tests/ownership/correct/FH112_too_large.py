def work(n):
    items = BoundedDeque(2147)
    items.push(n)
    return len(items)


print(work(3))
