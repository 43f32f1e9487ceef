x = "g"
def f(n):
    return [[x, y, n] for y in range(n) for x in "ab" if n]
print(f(1))
print([(lambda: i)() for i in range(3)], [[j for j in range(i)] for i in range(3)])
def g(a):
    return {k: [a * v for v in range(k)] for k in range(a)}
print(g(3))
class A:
    n = 2
    ok = [i for i in range(n)]
print(A.ok)
