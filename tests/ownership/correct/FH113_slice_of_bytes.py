@no_alloc
def head(data: bytes, n: int):
    part = n
    return 1 if part else 0


print(head(b"abcdef", 3))
