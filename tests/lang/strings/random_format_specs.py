n = 0
digest = 0
for fill in ("", "*", "é"):
    for align in ("", "<", ">", "^", "="):
        if fill and not align: continue
        for sign in ("", "+", " "):
            for alt in ("", "#"):
                for zero in ("", "0"):
                    for width in ("", "7", "12"):
                        for group in ("", ",", "_"):
                            for kind in ("", "d", "x", "b", ".2f", "e", "g", "%", "s", "c", "n"):
                                p, k = (".2", "f") if kind == ".2f" else ("", kind)
                                spec = fill + align + sign + alt + zero + width + group + p + k
                                for v in (-1234.5, 65, True, "str"):
                                    try:
                                        r = format(v, spec)
                                    except (ValueError, OverflowError) as e:
                                        r = str(e)
                                    for c in r: digest = (digest * 31 + ord(c)) % 2**61
                                    n += 1
            print(repr(fill + align + sign), n, digest); digest = 0
