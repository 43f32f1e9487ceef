print(pow(3, 200, 1000007), pow(2**100, 2**100, 10**20 + 39), pow(-3, 5, 7), pow(3, 5, -7), pow(123456789, -1, 10**9 + 7), pow(2, 10**20, 97), pow(0, 5, 3), pow(5, 5, 1), pow(10, -2, 21), pow(2**64 + 1, 3, 2**64))
print(all(pow(a, b, m) == a**b % m for a in range(-5, 6) for b in range(6) for m in (-7, -1, 1, 2, 9)))
print(pow(7, 10**5) % 1000 == pow(7, 10**5, 1000))
