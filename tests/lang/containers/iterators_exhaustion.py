for it in (iter([1]), iter((1,)), iter("a"), iter({1: 2}), iter({1}), iter(range(1)), enumerate("a"), zip("a"), map(str, [1]), filter(None, [1]), reversed([1]), (x for x in [1]), iter(b"a"), iter({1: 2}.values())):
    print(type(it).__name__, list(it), list(it), next(it, "end"))
