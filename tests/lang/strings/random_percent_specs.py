digest = n = 0
for flags in ("", "-", "+", " ", "0", "#", "-+", "0+", "#0", "-0", "+ "):
    for width in ("", "3", "12"):
        for prec in ("", ".", ".0", ".3", ".10"):
            for kind in "diouxXeEfFgGcrsa":
                for v in (0, -1, 255, 1234567, 3.75, -0.0, 1e20, "text", "é", None, [1]):
                    try:
                        r = ("%" + flags + width + prec + kind) % (v,)
                    except (TypeError, ValueError, OverflowError) as e:
                        r = str(e)
                    for c in r: digest = (digest * 31 + ord(c)) % 2**61
                    n += 1
        print(repr("%" + flags + width + prec), n, digest); digest = 0
