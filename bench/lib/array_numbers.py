"""A sieve and sums on arrays."""
from array import array

n = 400000
sieve = array("b", [1]) * n
for i in range(2, int(n ** 0.5) + 1):
    if sieve[i]:
        sieve[i * i::i] = array("b", bytes(len(range(i * i, n, i))))
total = sum(sieve)
a = array("i", range(200000))
for _ in range(3):
    for i in range(len(a)):
        a[i] = a[i] * 3 % 65537
    total += sum(a)
d = array("d")
for i in range(200000):
    d.append(i * 0.5)
total += int(sum(d)) + len(d.tobytes()) + sum(array("q", d[:1000].tolist() and range(1000)))
print(total)
