print((1), (1,), (), (1, 2), type((1)), type((1,)))
x = 1,
print(x, len(x))
y = ()
print(y == tuple(), len(y))
print((yield_ := 5))
