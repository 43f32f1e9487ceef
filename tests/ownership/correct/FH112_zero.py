def work(n):
    items = BoundedList(1)
    items.push(n)
    return items[0]


print(work(3))
