def g(a, b=[]):
    yield a, b
try:
    g()
except TypeError as e:
    print(e)
l = [1]
it = g(l)
l.append(2)
print(next(it))
