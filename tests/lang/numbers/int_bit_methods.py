for n in (0, 1, -1, 255, 256, -256, 2**62, 2**63, 2**64 - 1, -(2**64), 10**30):
    print(n, n.bit_length(), n.bit_count(), n.as_integer_ratio(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator)
print((5).__index__(), (5).__int__(), (5).__float__(), (5).__bool__(), (0).__bool__(), (-5).__abs__(), (5).__neg__(), (5).__pos__(), (5).__invert__(), (7).__divmod__(2), (7).__rsub__(10), (2).__pow__(5, 7), int.__doc__[:10] != "")
