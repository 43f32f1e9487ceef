print(...)
print(Ellipsis is ...)
x = 7
x //= 2; print(x)
x <<= 3; print(x)
x **= 2; print(x)
x %= 100; print(x)
x >>= 1; x |= 1; x ^= 5; x &= 0xff
print(x)
print(1<2, 1<=2, 1!=2, 1>2, 1>=2, 1==2)
print(not-1, 3--2, 3-+-2, 2**-1, ~-1)
def f() -> int: ...
print(f.__annotations__)
