# runs: leak
def header(data, at):
    b = allocate(16)  # expect: FH105 warning
    b.fill(data)
    n = b.read_u32(at)
    free(b)
    return n


try:
    header(1, 14)
except IndexError:
    print("out of bounds")
