def work(n):
    items = BoundedList(4 + 4)
    return n + len(items)


print(work(3))
