# runs: ValueError
def make(fast):
    queue = BoundedList(0 if fast else 8)  # expect: FH112 error
    return len(queue)


print(make(False))
print(make(True))
