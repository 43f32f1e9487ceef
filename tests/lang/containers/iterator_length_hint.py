for it in (iter([1, 2, 3]), iter((1, 2)), iter(range(5)), iter({1: 2}), iter({1, 2}), reversed([1, 2]), iter("abc")):
    n = it.__length_hint__()
    next(it)
    print(type(it).__name__, n, it.__length_hint__())
