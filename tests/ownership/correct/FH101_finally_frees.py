def checksum(data):
    b = allocate(4)
    try:
        for byte in data:
            b.write_u32(0, b.read_u32(0) + byte)
        return b.read_u32(0)
    finally:
        free(b)


print(checksum(b"abc"))
