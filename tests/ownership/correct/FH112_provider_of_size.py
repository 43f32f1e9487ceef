def work(n):
    memory = Provider(4096)
    try:
        items = BoundedList(100, provider=memory)
        n += len(items)
    finally:
        n += 1
    return n


print(work(3))
