def folded():
    a = 2 * 3 + 1.5
    b = -1, ("x" * 3)[1:]
    c = (1, 2, (3, None))
    d = "x" * 100000
    e = [1, 2, 3, 4]
    f = 1 + 2 + a + 1
    return b"a" b"b", 1 if True else a, __debug__

def dead():
    if False:
        print("never")
    while True:
        return 1
    print("never")
