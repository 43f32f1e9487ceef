def window(size):
    n = 4
    if size > 10:
        n = n * 2
    recent = BoundedDeque(n)
    recent.push(size)
    return len(recent)


print(window(3))
