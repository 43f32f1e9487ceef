print((0.75).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.5).as_integer_ratio(), (5.0).is_integer(), (5.5).is_integer(), (1e300).is_integer(), (3.7).__trunc__(), (3.7).__floor__(), (3.2).__ceil__(), (2.5).conjugate(), (2.5).real, (2.5).imag)
print((1.0).hex(), (0.1).hex(), (-0.0).hex(), (5e-324).hex(), (1e308).hex(), float("inf").hex(), float("nan").hex(), float.fromhex("0x1.8p1"), float.fromhex("-0x.1p-4"), float.fromhex("inf"), float.fromhex("1.8"), float.fromhex(" 0X1P10 "), float.fromhex("0x1.fffffffffffffp1023"))
for f in (lambda: float.fromhex("xyz"), lambda: float.fromhex("0x1p2000"), lambda: float.fromhex("")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
