for name, f in {"str": lambda: "x" * 2**62, "list": lambda: [0] * 2**60, "tuple": lambda: (0,) * 2**60, "bytes": lambda: b"x" * 2**62, "bytearray": lambda: bytearray(b"x") * 2**62, "zeros": lambda: bytes(2**62), "ljust": lambda: "a".ljust(2**62), "zfill": lambda: "1".zfill(2**62), "center": lambda: b"a".center(2**62), "expandtabs": lambda: ("\t" * 10).expandtabs(2**62), "list of range": lambda: list(range(2**62)), "tuple of range": lambda: tuple(range(2**62)), "beyond size": lambda: "x" * 2**70, "list beyond": lambda: [1] * 2**70, "reverse": lambda: 2**62 * "x", "iadd": lambda: [1].__imul__(2**61), "unicode": lambda: "é" * 2**62}.items():
    try:
        f()
        print(name, "no error")
    except (MemoryError, OverflowError) as e:
        print(name, type(e).__name__)
print("alive", [1] * 3)
