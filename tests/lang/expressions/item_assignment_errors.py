for src in ("(1, 2)[0] = 1", "'abc'[0] = 'x'", "b'abc'[0] = 1", "[1][5] = 0", "5[0] = 1", "None[0] = 1", "range(3)[0] = 1",
            "frozenset()[0] = 1", "{}[[]] = 1", "del {}['k']", "[1]['a'] = 2"):
    try:
        exec(src)
    except Exception as e:
        print(type(e).__name__, e)
