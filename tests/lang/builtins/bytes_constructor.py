print(bytes(), bytes(3), bytes([1, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(bytearray(b"y")), bytes((1, 2)), bytes(range(3)), bytes("é", "latin-1"), bytes("aé", "ascii", "replace"), bytes(source="a", encoding="ascii"), bytes(x for x in [65]))
for a in (("a",), (-1,), ([256],), ([-1],), (["a"],), (1.5,), (None,), ("é", "ascii"), (5, "utf-8"), (2**70,)):
    try:
        print(bytes(*a))
    except Exception as e:
        print(type(e).__name__, e)
