def work(table, key):
    b = allocate(8)
    try:
        n = int(key)
    except ZeroDivisionError:
        n = 0
    finally:
        free(b)
    return n


try:
    work({}, "x")
except ValueError:
    print("not a number")
