# int.from_bytes, to_bytes and the digits of bases that are powers of two, around the lengths where a machine word ends
for n in 0, 1, 2, 7, 8, 9, 15, 16, 17, 24, 25:
    row = bytes((i * 37 + 11) & 255 for i in range(n))
    for data in {row, row[::-1], bytes(n), b"\xff" * n, b"\x80" + bytes(n - 1), bytes(n - 1) + b"\x80", b"\x7f" + b"\xff" * (n - 1)} if n else {b""}:
        for order in "little", "big":
            for signed in False, True:
                v = int.from_bytes(data, order, signed=signed)
                assert int(hex(v), 0) == int(oct(v), 0) == int(bin(v), 0) == v
                assert v.to_bytes(n, order, signed=signed) == data
                assert int.from_bytes(v.to_bytes(n + 3, order, signed=signed), order, signed=signed) == v
                for shorter in range(max(n - 9, 1), n):
                    try:
                        assert int.from_bytes(v.to_bytes(shorter, order, signed=signed), order, signed=signed) == v
                    except OverflowError as e:
                        assert v.bit_length() + signed > shorter * 8, (v, shorter)
    v = int.from_bytes(row, "big", signed=True)
    print(n, v, hex(v), f"{v:o} {v:b} {v:#X}", v.to_bytes(n + 1, "little", signed=True))
print((0).to_bytes(0, "big", signed=True), (0).to_bytes(0, "little"), (-128).to_bytes(1, "big", signed=True))
