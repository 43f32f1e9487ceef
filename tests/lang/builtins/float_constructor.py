print(float(), float(5), float("1.5"), float(" -2e3\n"), float("inf"), float("-Infinity"), float("nan"), float("+iNf"), float("1_0.5"), float(b"2.5"), float(".5"), float("5."), float("1e400"), float(True), float("1e-400"), float("٣.٥"), float(2**70))
for a in (("",), ("a",), ("1.5.2",), ("1e",), ("0x10",), ("1 2",), (None,), ([],), (1j,), ("1__0",), (2**2000,), ("infi",), (".",), ("\0",)):
    try:
        print(float(*a))
    except Exception as e:
        print(type(e).__name__, e)
