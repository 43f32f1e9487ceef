# Whole-number loops: Collatz lengths, Euclid's algorithm, powers modulo a prime, nested counting.
import sys


def longest_collatz(limit):
    best = 0
    best_start = 0
    for start in range(1, limit):
        n = start
        steps = 0
        while n != 1:
            if n % 2 == 0:
                n = n // 2
            else:
                n = 3 * n + 1
            steps += 1
        if steps > best:
            best = steps
            best_start = start
    return best_start * 1000 + best


def gcd(a, b):
    while b != 0:
        a, b = b, a % b
    return a


def coprime_pairs(limit):
    count = 0
    for a in range(1, limit):
        for b in range(a, limit):
            if gcd(a, b) == 1:
                count += 1
    return count


def power_mod(base, exponent, modulus):
    result = 1
    while exponent > 0:
        if exponent % 2 == 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent = exponent // 2
    return result


def right_triangles(limit):
    count = 0
    for a in range(1, limit):
        for b in range(a, limit):
            square = a * a + b * b
            c = b + 1
            while c * c < square:
                c += 1
            if c * c == square:
                count += 1
    return count


def main(n):
    total = longest_collatz(n * 40)
    total += coprime_pairs(n)
    for i in range(1, n * 5):
        total += power_mod(i, 65537, 1000003) % 7
    total += right_triangles(n // 2)
    print("intloops", n, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1200)
