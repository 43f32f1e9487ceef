def header(data, at):
    b = allocate(16)
    try:
        b.fill(data)
        n = b.read_u32(at)
    finally:
        free(b)
    return n


try:
    header(1, 14)
except IndexError:
    print("out of bounds")
