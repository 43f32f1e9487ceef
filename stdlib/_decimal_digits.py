"""Arithmetic on the coefficients of decimal: ints, seen as rows of decimal digits. Knows no contexts and no Decimals.

Numbers of `scale` digits after the point are ints that stand for n / 10**scale."""
import math as _math

_powers = [10 ** n for n in range(80)]

# How a quotient with a remainder is rounded: the names that decimal gives its modes.
MODES = ("ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN",
         "ROUND_05UP")


def ten_to(n):
    return _powers[n] if n < 80 else 10 ** n


def count_digits(n):
    """Of a non-negative int; 0 has one."""
    guess = n.bit_length() * 1233 >> 12
    if guess < 80:
        return guess + (n >= _powers[guess]) or 1
    guess = int((n.bit_length() - 1) * 0.30102999566398114)
    return guess + 1 if n < ten_to(guess + 1) else guess + 2


def text_of(n):
    """The digits of a non-negative int, however many."""
    if n.bit_length() < 10000:
        return str(n)
    half = count_digits(n) // 2
    high, low = divmod(n, ten_to(half))
    return text_of(high) + text_of(low).rjust(half, "0")


def int_of(digits):
    """The int of a row of ASCII digits, however long."""
    if len(digits) < 4000:
        return int(digits)
    half = len(digits) // 2
    return int_of(digits[:-half]) * ten_to(half) + int_of(digits[-half:])


def goes_up(mode, sign, quotient, remainder, divisor):
    """Whether a magnitude of quotient + remainder/divisor (which is not exact) rounds away from 0."""
    if mode == "ROUND_HALF_EVEN":
        twice = remainder << 1
        return twice > divisor or twice == divisor and quotient & 1
    if mode == "ROUND_HALF_UP":
        return remainder << 1 >= divisor
    if mode == "ROUND_HALF_DOWN":
        return remainder << 1 > divisor
    if mode == "ROUND_UP":
        return True
    if mode == "ROUND_CEILING":
        return not sign
    if mode == "ROUND_FLOOR":
        return sign
    return mode == "ROUND_05UP" and quotient % 5 == 0


def drop_digits(n, count, mode, sign):
    """n without its last `count` digits, rounded; and whether that changed its value."""
    if count > 2 * 80 and count > count_digits(n) + 1:
        quotient, remainder, divisor = 0, n and 1, 10
    else:
        divisor = ten_to(count)
        quotient, remainder = divmod(n, divisor)
    if not remainder:
        return quotient, False
    return quotient + bool(goes_up(mode, sign, quotient, remainder, divisor)), True


def strip_zeros(n, exponent, highest):
    """(n, exponent) without trailing zeros, as far as the exponent may go."""
    while exponent < highest and n % 10 == 0:
        step = 1
        while exponent + 2 * step <= highest and n % ten_to(2 * step) == 0:
            step *= 2
        n //= ten_to(step)
        exponent += step
    return n, exponent


def _atanh_inverse(x, unit):
    term = total = unit // x
    square, k = x * x, 3
    while term:
        term //= square
        total += term // k
        k += 2
    return total


_ln10_known = [0, 0]


def ln10(scale):
    if _ln10_known[0] < scale:
        unit = ten_to(scale + 15)
        value = 46 * _atanh_inverse(31, unit) + 34 * _atanh_inverse(49, unit) + 20 * _atanh_inverse(161, unit)
        _ln10_known[:] = scale, value // ten_to(15)
    return _ln10_known[1] // ten_to(_ln10_known[0] - scale)


def exp_scaled(x, scale):
    """e to the power of x / 10**scale, at the same scale, for small x; right but for the last few digits."""
    halvings = max(3, int(scale ** 0.5) // 2)
    bits = int((scale + halvings) * 3.33) + 16
    fixed = (x << bits) // ten_to(scale) >> halvings
    total = term = 1 << bits
    k = 1
    while term:
        term = (term * fixed >> bits) // k
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total >> bits
    return total * ten_to(scale) >> bits


def exp_parts(coefficient, exponent, sign, digits):
    """e to the power of a number: (n, e) with n * 10**e near it, `digits` or more digits right."""
    size = max(0, count_digits(coefficient) + exponent)
    scale = digits + size + 8
    shift = exponent + scale
    x = coefficient * ten_to(shift) if shift >= 0 else coefficient // ten_to(-shift)
    if sign:
        x = -x
    tens, rest = divmod(x, ln10(scale))
    return exp_scaled(rest, scale), tens - scale


def ln_scaled(coefficient, exponent, scale):
    """The natural logarithm of coefficient * 10**exponent > 0, at the scale; right but for the last few digits."""
    size = count_digits(coefficient)
    exponent += size - 1                       # of a mantissa in [1, 10)
    extra = scale + 10
    shift = extra - (size - 1)
    mantissa = coefficient * ten_to(shift) if shift >= 0 else coefficient // ten_to(-shift)
    if mantissa > 3 * ten_to(extra):           # nearer to 10: the series of exp is short for what is small
        exponent += 1
        mantissa //= 10
    unit = ten_to(extra)
    y = int(_math.log(mantissa / unit) * 10 ** 17) * unit // 10 ** 17
    right = 14
    while True:                                # Halley: three times as many digits each time
        e = exp_scaled(y, extra)
        y += 2 * (mantissa - e) * unit // (mantissa + e)
        right *= 3
        if right > extra + 6:
            return (y + exponent * ln10(extra)) // ten_to(10)
