for n in (0, 5, -5, 255, 2**70, -(2**70)):
    print(f"{n:b} {n:o} {n:x} {n:X} {n:#b} {n:#o} {n:#x} {n:#X} {n:d} {n:,} {n:_} {n:_x} {n:+} {n: } {n:e}")
