def make(fast):
    queue = BoundedList(4 if fast else 8)
    return len(queue)


print(make(False))
print(make(True))
