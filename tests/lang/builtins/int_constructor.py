print(int(), int(5), int(5.9), int(-5.9), int("42"), int("  -42\n"), int("+7"), int("1_000"), int(True), int(b"12"), int(bytearray(b"34")), int("٣٤"), int(1e20))
print(int("ff", 16), int("0xff", 16), int("0b11", 2), int("0o17", 8), int("z", 36), int("0x1f", 0), int("10", 0), int("-0b1", 0), int("11", base=3), int("0", 0), int("1_0", 2), int(b"ff", 16))
for a in (("",), (" ",), ("1.5",), ("0x1f",), ("12a",), ("1__0",), ("_1",), ("1_",), ("9", 8), ("010", 0), ("5", 1), ("5", 37), (5, 10), ("0b2", 0), ("- 1",), ("é",), (float("nan"),), (float("inf"),), ([],), ("\0",), ("1\0",), (b"x",), ("1" * 5 + "x" * 3,)):
    try:
        print(int(*a))
    except Exception as e:
        print(type(e).__name__, e)
