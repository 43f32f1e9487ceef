# runs: ValueError
def work(names):
    tables = []
    for name in names:
        if not name:
            continue
        tables.append(BoundedDict(capacity=0))  # expect: FH112 error
    return len(tables)


print(work(["a"]))
