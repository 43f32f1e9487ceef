for i in range(50):
    x = [0] * 1_000_000
    y = "a" * 5_000_000
    z = bytearray(5_000_000)
print(len(x), len(y), len(z))
