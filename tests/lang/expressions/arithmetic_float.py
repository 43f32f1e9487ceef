print(0.1 + 0.2, 1.5 - 2, 2.5 * 2, 7.5 / 2, 7.5 // 2, 7.5 % 2, -7.5 // 2, -7.5 % 2, 7.5 % -2, 1e308 * 10, -1e308 * 10)
print(5 % 1.5, -0.0, 0.0 == -0.0, 3 // 0.7, -3 // 0.7, 1e16 + 1, 2.0 + 1, 1 / 3, 0.1 * 3, 1 - 0.9)
inf = float("inf")
print(inf + 1, inf - inf, inf * 0, 5 % inf, -5 % inf, 5 // inf, -5 // inf, 0.0 % -3, -0.0 % 3)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0 / 0.0):
    try:
        f()
    except ZeroDivisionError as e:
        print(e)
