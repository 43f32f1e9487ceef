for spec in ("", "s", "10", "<10", ">10", "^10", "*^11", ".2", "10.2", ">10.1s", "é<6", "0>5", "05", ".0", "^4.3"):
    print(repr(spec), [format("abc", spec)], [format("é€", spec)])
for spec in ("d", "=10", "+", " ", ",", "#", "x", "_", "10.2d", "z", ".1f", "-5"):
    try:
        print(format("abc", spec))
    except ValueError as e:
        print(repr(spec), e)
