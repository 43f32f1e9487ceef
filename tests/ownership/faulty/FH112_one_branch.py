# runs: ValueError
def pick(large):
    if large:
        capacity = 1 << 32
    else:
        capacity = 16
    queue = BoundedDeque(capacity)  # expect: FH112 error
    queue.push(1)
    return len(queue)


print(pick(False))
print(pick(True))
