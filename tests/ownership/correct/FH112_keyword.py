def work(names):
    tables = []
    for name in names:
        if not name:
            continue
        tables.append(BoundedDict(capacity=8))
    return len(tables)


print(work(["a"]))
