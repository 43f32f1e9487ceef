# runs: MemoryLockedError
@no_alloc
def head(data: bytes, n: int):
    part = data[:n]  # expect: FH113 error
    return 1 if part else 0


print(head(b"abcdef", 3))
