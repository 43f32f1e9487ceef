a = iter([1, 2, 3])
b = iter([10])
print(list(zip(a, b)), list(a))
x = [1, 2, 3, 4]
it = iter(x)
print(list(zip(it, it)), list(zip(*[(1, "a"), (2, "b")])))
