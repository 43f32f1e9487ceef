for name, f in {"shift": lambda: 1 << 2**62, "shift beyond": lambda: 1 << 2**70, "to_bytes": lambda: (1).to_bytes(2**62, "big"), "format width": lambda: f"{5:{2**62}}", "percent width": lambda: "%*d" % (2**62, 5), "float precision": lambda: f"{1.5:.{2**62}f}", "zero shift": lambda: 0 << 2**62}.items():
    try:
        r = f()
        print(name, "value", r)
    except (MemoryError, OverflowError, ValueError) as e:
        print(name, type(e).__name__)
