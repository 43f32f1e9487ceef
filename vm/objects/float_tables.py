#!/usr/bin/env python3
"""Writes float_tables.h: powers of ten as 128-bit fractions, for float_digits.c. Run by hand:
python3 vm/objects/float_tables.py > vm/objects/float_tables.h"""
LOW, HIGH = -292, 324


def scaled(k):
    """10**k times the power of two that brings it into [2**127, 2**128), rounded up."""
    if k >= 0:
        n, d = 10**k, 1
    else:
        n, d = 1, 10**-k
    shift = 128 - (n.bit_length() - d.bit_length())
    while True:
        a, b = (n << shift, d) if shift >= 0 else (n, d << -shift)
        q = -(-a // b)
        if q >> 128:
            shift -= 1
        elif not q >> 127:
            shift += 1
        else:
            return q


print("/* Made by float_tables.py: do not edit. */")
print("/* clang-format off */")
print(f"enum {{ POWER_LOW = {LOW}, POWER_HIGH = {HIGH} }};")
print("static const struct { uint64_t high, low; } powers[] = {")
for k in range(LOW, HIGH + 1):
    g = scaled(k)
    print(f"    {{0x{g >> 64:016x}, 0x{g & 2**64 - 1:016x}}}, /* {k} */")
print("};")
print("/* clang-format on */")
