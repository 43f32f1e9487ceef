class A:
    pass
for n in "add sub mul truediv floordiv mod matmul pow lshift rshift and xor or".split():
    setattr(A, f"__i{n}__", lambda self, o, n=n: f"i{n}({o})")
def ops():
    a = A(); a += 1; yield a
    a = A(); a -= 1; yield a
    a = A(); a *= 1; yield a
    a = A(); a /= 1; yield a
    a = A(); a //= 1; yield a
    a = A(); a %= 1; yield a
    a = A(); a @= 1; yield a
    a = A(); a **= 1; yield a
    a = A(); a <<= 1; yield a
    a = A(); a >>= 1; yield a
    a = A(); a &= 1; yield a
    a = A(); a ^= 1; yield a
    a = A(); a |= 1; yield a
print(list(ops()))
