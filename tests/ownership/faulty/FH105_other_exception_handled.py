# runs: leak
def work(table, key):
    b = allocate(8)  # expect: FH105 warning
    try:
        n = int(key)
    except ZeroDivisionError:
        n = 0
    free(b)
    return n


try:
    work({}, "x")
except ValueError:
    print("not a number")
