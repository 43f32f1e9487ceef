class A:
    pass
names = "add sub mul truediv floordiv mod matmul pow lshift rshift and xor or divmod".split()
for n in names:
    setattr(A, f"__{n}__", lambda self, o, n=n: f"{n}({o})")
    setattr(A, f"__r{n}__", lambda self, o, n=n: f"r{n}({o})")
a = A()
print(a + 1, a - 1, a * 1, a / 1, a // 1, a % 1, a @ 1, a ** 1, a << 1, a >> 1, a & 1, a ^ 1, a | 1, divmod(a, 1))
print(1 + a, 1 - a, 1 * a, 1 / a, 1 // a, 1 % a, 1 @ a, 1 ** a, 1 << a, 1 >> a, 1 & a, 1 ^ a, 1 | a, divmod(1, a))
print("s" + a, [1] * a, "%d" % 3)
