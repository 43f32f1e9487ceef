table = allocate(4)
for name in ("first", "second"):
    print(name, len(name))
free(table)
