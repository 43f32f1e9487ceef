print(2 ** 3 ** 2, (2 ** 3) ** 2, 2 ** -1, 0 ** 0, 0.0 ** 0, (-8) ** 2, (-1) ** 0.5 == 1j or "complex", 4 ** 0.5, 10 ** 20, 10 ** -2)
print(type((-1) ** 0.5).__name__, 2 ** 100, (-2) ** 63, (-3) ** 3, 1 ** 10**10, True ** 2, 2.0 ** 1000 > 1e300)
for f in (lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: 2.0 ** 10000, lambda: 0j ** -1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
