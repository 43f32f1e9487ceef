a = 5
b = 3
print(a<<b, a>b, a>=b, a**b, a//b)
print(a- -b, a*-b)
print(1.5.__class__.__name__, 1 .__class__.__name__)
print(a if b else-1)
print([1,2][0:1], [*range(3)][::2])
x = lambda: (yield)
print(callable(x))
print(1 or 2, 0 or 3)
