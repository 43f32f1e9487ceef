# runs: CapacityError
def work(n):
    memory = Provider(256)
    try:
        items = BoundedList(100, provider=memory)  # expect: FH112 error
        n += len(items)
    finally:
        n += 1
    return n


print(work(3))
