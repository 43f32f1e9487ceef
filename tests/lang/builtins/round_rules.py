print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(2.675, 2), round(1234567, -3), round(15, -1), round(25, -1), round(-15, -1), round(5, -1), round(6, -1))
print(round(2.5, 0), round(1e20), round(1.23456789, 4), round(5), round(5, 2), round(True), type(round(2.0)).__name__, type(round(2.0, 0)).__name__, round(1e16 + 0.5), round(-0.4), round(0.1 + 0.2, 20), round(123.456, -2), round(10**30 + 5, -1))
for f in (lambda: round(float("nan")), lambda: round(float("inf")), lambda: round("a"), lambda: round(1.5, "a"), lambda: round(1, 2, 3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(round(float("inf"), 2), round(float("nan"), 1), round(number=2.567, ndigits=1), round(2.5, None))
