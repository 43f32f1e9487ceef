inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf == inf, nan == nan, nan != nan, nan < 1, inf > 10**400, -inf < -10**400, inf - inf, inf * 0, inf / inf, 1 / inf, -1 / inf, nan in [nan], max(nan, 1), max(1, nan), sorted([inf, 1, -inf]), inf // 1, inf % 5, 5 % inf)
print(hash(inf), hash(-inf), inf ** 0, nan ** 0, 1 ** nan, 0.0 ** 0, inf ** -1, (-inf) ** 3, (-2.0) ** 0.5, bool(nan), bool(0.0), bool(-0.0), -0.0 == 0, str(-0.0), abs(-inf), round(-0.5))
for f in (lambda: int(inf), lambda: int(nan), lambda: inf.as_integer_ratio(), lambda: nan.as_integer_ratio()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
