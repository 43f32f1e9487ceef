def fact(n): return n * fact(n - 1) if n else 1
print(fact(50))
a, b = 0, 1
for _ in range(300): a, b = b, a + b
print(a)
print(2**521 - 1)
print(3**200 % 10**50, 7**123 // 3**100)
