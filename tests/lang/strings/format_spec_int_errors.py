for spec in (".2d", "s", "q", "5.2", "+c", ",c", ",x", "_c", ",_d", "#c", ".1x", "dd", "=5s", "{", "10 d", "z", "#_,x", "<<<5", "1000000000000000000000d", ",b", "_,", ".d", "a" * 5):
    try:
        print(spec, format(42, spec))
    except (ValueError, OverflowError) as e:
        print(repr(spec), e)
try:
    format(-1, "c")
except OverflowError as e:
    print(e)
