x = 1
for i in range(100): x = x * 3 + 1
print(x)
x = 2**62
for i in range(5):
    x += 2**62
    print(x)
x = -(2**62)
for i in range(5):
    x -= 2**62
    print(x)
s = 0
for i in range(1, 200): s += i ** 12
print(s)
def collatz(n):
    c = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        c += 1
    return c
print(collatz(27), collatz(837799), collatz(2**70 + 1))
