# runs: CapacityError
def work(n):
    memory = SmallProvider()
    for _ in range(n):
        items = BoundedList(2000, provider=memory)  # expect: FH112 error
        return len(items)


print(work(3))
