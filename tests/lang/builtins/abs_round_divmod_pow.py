print(abs(-5), abs(5), abs(-2.5), abs(3+4j), abs(True), abs(-0.0), abs(-2**70))
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(7.5, 2), divmod(-7.5, 2), divmod(2**70, 3))
print(pow(2, 10), pow(2, -1), pow(2, 0.5) == 2**0.5, pow(2, 10, 1000), pow(3, -1, 7), pow(-2, 3, 5), pow(2, 3, -5), pow(0, 0), pow(5, 0, 1), pow(7, 2**70, 13), pow(base=2, exp=3))
for f in (lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: pow(2.0, 3, 5), lambda: pow(0, -1), lambda: pow("a", 1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
