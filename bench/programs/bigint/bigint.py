# Integers beyond the machine word: products, powers modulo a large number, roots by Newton, decimal digits, 64-bit hashing.
import sys


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a = 0
    b = 1
    for i in range(n):
        a, b = b, a + b
    return a


def power_mod(base, exponent, modulus):
    result = 1
    while exponent > 0:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def square_root(n):
    x = 1 << (len(str(n)) * 10 // 3 // 2 + 2)
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def digit_sum(n):
    total = 0
    for digit in str(n):
        total += ord(digit) - 48
    return total


def mix(count):
    mask = (1 << 64) - 1
    state = 0x9E3779B97F4A7C15
    for i in range(count):
        state ^= state >> 27
        state = state * 0xD1342543DE82EF95 + i & mask
    return state


def probably_prime(n):
    odd = n - 1
    twos = 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    for base in (2, 3, 5, 7):
        x = power_mod(base, odd, n)
        if x == 1 or x == n - 1:
            continue
        for i in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def main(n):
    digits = 0
    primes = 0
    checksum = 0
    candidate = (1 << 89) + 1
    for round in range(n):
        product = factorial(300 + round)
        far = fibonacci(2000 + round * 10)
        root = square_root(product * far)
        digits += digit_sum(product) + digit_sum(far) + digit_sum(root)
        for i in range(6):
            candidate += 2
            if probably_prime(candidate):
                primes += 1
        power = power_mod(3, far, (1 << 607) - 1)
        checksum = (checksum + power + mix(3000)) % 1000003
    print("bigint", n, digits, primes, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
