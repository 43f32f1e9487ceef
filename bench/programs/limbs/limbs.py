# Long multiplication and division done by hand on lists of four-digit limbs, least significant first.
import sys

BASE = 10000


def from_small(n):
    limbs = []
    while n > 0:
        limbs.append(n % BASE)
        n = n // BASE
    return limbs


def add(a, b):
    result = []
    carry = 0
    for i in range(max(len(a), len(b))):
        total = carry
        if i < len(a):
            total += a[i]
        if i < len(b):
            total += b[i]
        result.append(total % BASE)
        carry = total // BASE
    if carry > 0:
        result.append(carry)
    return result


def multiply(a, b):
    result = [0] * (len(a) + len(b))
    for i in range(len(a)):
        carry = 0
        x = a[i]
        for j in range(len(b)):
            total = result[i + j] + x * b[j] + carry
            result[i + j] = total % BASE
            carry = total // BASE
        result[i + len(b)] += carry
    while result and result[-1] == 0:
        result.pop()
    return result


def divide_small(a, divisor):
    result = [0] * len(a)
    rest = 0
    for i in range(len(a) - 1, -1, -1):
        total = rest * BASE + a[i]
        result[i] = total // divisor
        rest = total % divisor
    while result and result[-1] == 0:
        result.pop()
    return result, rest


def to_text(a):
    if not a:
        return "0"
    parts = [str(a[-1])]
    for i in range(len(a) - 2, -1, -1):
        text = str(a[i])
        parts.append("0" * (4 - len(text)) + text)
    return "".join(parts)


def power(base, exponent):
    result = from_small(1)
    square = from_small(base)
    while exponent > 0:
        if exponent % 2 == 1:
            result = multiply(result, square)
        exponent = exponent // 2
        if exponent > 0:
            square = multiply(square, square)
    return result


def main(n):
    product = from_small(1)
    sum = from_small(0)
    for i in range(1, n + 1):
        product = multiply(product, from_small(i))
        sum = add(sum, product)
    high = power(7, n * 2)
    rests = 0
    for divisor in range(2, 40):
        quotient, rest = divide_small(high, divisor)
        rests += rest + len(quotient)
    text = to_text(sum)
    print("limbs", n, text[:20], len(text), to_text(high)[-20:], rests)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2500)
