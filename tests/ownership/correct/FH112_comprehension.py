def work(n):
    return [BoundedList(2) for _ in range(n)]


print(len(work(3)))
