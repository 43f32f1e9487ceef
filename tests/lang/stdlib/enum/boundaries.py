from enum import Flag, STRICT, CONFORM, EJECT, KEEP
for b in (STRICT, CONFORM, EJECT, KEEP):
    class Q(Flag, boundary=b):
        a = 1
        b = 2
        d = 8
    for v in (4, 5, -1, -5, 0, 11, 16):
        try:
            print(repr(Q(v)), end=" ")
        except ValueError as e:
            print(str(e).splitlines()[0], end=" ")
    print(repr(~Q.a), b)
