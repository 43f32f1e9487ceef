for f in (lambda: "x" * 2**62, lambda: [0] * 2**60, lambda: (0,) * 2**60, lambda: b"x" * 2**62, lambda: bytearray(2**62), lambda: bytes(2**62), lambda: list(range(2**62)), lambda: "abc".center(2**62), lambda: "ab".ljust(2**62)):
    try:
        f()
        print("no error")
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__)
print("still works", [1] * 3)
