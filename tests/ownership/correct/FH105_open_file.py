def load(path):
    f = open(path)
    f.close()
    b = allocate(64)
    free(b)


try:
    load("no/such/file")
except OSError:
    print("no such file")
