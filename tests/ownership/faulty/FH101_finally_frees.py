# runs: UseAfterFreeError
def checksum(data):
    b = allocate(4)
    try:
        for byte in data:
            b.write_u32(0, b.read_u32(0) + byte)
    finally:
        free(b)
    return b.read_u32(0)  # expect: FH101 error


print(checksum(b"abc"))
