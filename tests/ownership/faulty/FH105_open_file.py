# runs: leak
def load(path):
    b = allocate(64)  # expect: FH105 warning
    f = open(path)
    f.close()
    free(b)


try:
    load("no/such/file")
except OSError:
    print("no such file")
