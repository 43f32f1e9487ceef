def work(n):
    items = BoundedList(512, provider=SmallProvider())
    items.push(n)
    return len(items)


print(work(3))
