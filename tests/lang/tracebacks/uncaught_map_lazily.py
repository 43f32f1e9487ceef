m = map(lambda v: 1 // v, [1, 0])
print(next(m))
print(next(m))
