for f in (lambda: ("ab" * 2**20).replace("a", "x" * 2**50), lambda: "%s" % ("x" * 2**61), lambda: "{:>{}}".format("x", 2**61), lambda: [0] * 2**40 * 2**20, lambda: b"x".join([b""] * 2**60), lambda: int("1" * 2**61), lambda: (1 << 2**55) * 2, lambda: ("x" * 2**20).join(["y"] * 2**61), lambda: "a" + "x" * 2**61, lambda: list("x") * 2**59):
    try:
        f()
    except (MemoryError, OverflowError, ValueError):
        pass
print("survived")
