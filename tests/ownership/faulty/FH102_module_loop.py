# runs: DoubleFreeError
table = allocate(4)
for name in ("first", "second"):
    print(name, len(name))
    free(table)  # expect: FH102 any
