def pick(large):
    if large:
        capacity = 1 << 12
    else:
        capacity = 16
    queue = BoundedDeque(capacity)
    queue.push(1)
    return len(queue)


print(pick(False))
print(pick(True))
