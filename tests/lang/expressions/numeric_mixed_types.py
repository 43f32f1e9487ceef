print(1 + 2.0, 1 + 2j, 1.5 + 2j, True + 1.0, 2 ** 0.5 == 2 ** .5, 3 / 1, 2 ** 64 + 0.0, 2 ** 1000 / 2 ** 999, 10 ** 30 / 10 ** 29)
try:
    2 ** 2000 + 1.0
except OverflowError as e:
    print(e)
print(2 ** 2000 > 1.0, 2 ** 2000 == float("inf"), 5 // 2.0, 5 % 2.0, divmod(5, 2.0), 1e3 == 1000, int(1e20), type(1 * 1.0).__name__)
