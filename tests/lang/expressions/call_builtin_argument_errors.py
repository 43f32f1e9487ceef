for f in (lambda: len(), lambda: len(1, 2), lambda: len(x=1), lambda: abs(1, 2), lambda: isinstance(1), lambda: ord(), lambda: "a".join(),
          lambda: "a".upper(1), lambda: [].append(), lambda: [].append(1, 2), lambda: [].append(x=1), lambda: {}.get(), lambda: {}.get(1, 2, 3),
          lambda: int(1, 2, 3), lambda: range(), lambda: range(1, 2, 3, 4), lambda: sorted(), lambda: sorted([], foo=1), lambda: print(foo=1),
          lambda: chr(), lambda: divmod(1), lambda: getattr(1), lambda: hash(), lambda: iter(), lambda: next(), lambda: max(), lambda: sum(),
          lambda: zip(1), lambda: map(len), lambda: enumerate(), lambda: reversed(), lambda: list(1, 2), lambda: dict(1, 2), lambda: tuple(x=1),
          lambda: float(1, 2), lambda: bool(1, 2), lambda: str(1, 2, 3, 4), lambda: set(1, 2), lambda: complex(1, 2, 3), lambda: slice()):
    try:
        print(f())
    except TypeError as e:
        print(e)
