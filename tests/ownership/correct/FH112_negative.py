def work(n):
    if n > 2:
        items = BoundedDict(2)
        return len(items)
    return n


print(work(3))
