def work(n):
    memory = LargeProvider()
    for _ in range(n):
        items = BoundedList(2000, provider=memory)
        return len(items)


print(work(3))
