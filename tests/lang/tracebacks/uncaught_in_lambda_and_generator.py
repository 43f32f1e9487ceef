g = (1 // v for v in [1, 0])
f = lambda it: [*it]
print(f(g))
