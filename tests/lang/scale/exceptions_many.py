def f(i):
    if i % 3 == 0: raise ValueError(i)
    return i
n = e = 0
for i in range(300000):
    try:
        n += f(i)
    except ValueError as x:
        e += x.args[0]
    finally:
        n += 1
print(n, e)
it = iter(range(100000))
c = 0
try:
    while True: next(it); c += 1
except StopIteration:
    print(c)
