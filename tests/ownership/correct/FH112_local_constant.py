def work(n):
    capacity = 10
    items = BoundedStr(capacity)
    return n + len(items)


print(work(3))
