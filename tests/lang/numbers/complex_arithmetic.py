a, b = 1 + 2j, 3 - 4j
print(a + b, a - b, a * b, a / b, a ** 2, a ** b == a ** b, -a, +a, a.conjugate(), abs(b), a.real, a.imag, a == 1 + 2j, a != b, a + 1, 2 * a, a / 2, 1 / a, a ** 0, 0j ** 0, a ** -1, a ** 0.5, (1j) ** 2, hash(a) == hash(1 + 2j), bool(0j), a == 1)
print(1j, -1j, 0j, -0j, 1 - 0j, complex(-0.0, -0.0), complex(0, float("inf")), complex(float("nan"), 1), 1e20 + 1j, 1.5 + 0j, repr(complex(1, -0.0)), str(3j), 1 + 0j == 1, complex(1e16, 1e-5))
for f in (lambda: a < b, lambda: a // b, lambda: a % b, lambda: 1j / 0, lambda: int(a), lambda: float(a), lambda: 0j ** -1, lambda: divmod(a, b), lambda: round(a), lambda: a ** (10**400)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
