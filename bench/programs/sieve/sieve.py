# Primes by crossing out in a list of flags, then sums over the list of primes found.
import sys


def primes_below(limit):
    flags = [True] * limit
    flags[0] = False
    flags[1] = False
    i = 2
    while i * i < limit:
        if flags[i]:
            for multiple in range(i * i, limit, i):
                flags[multiple] = False
        i += 1
    primes = []
    for n in range(limit):
        if flags[n]:
            primes.append(n)
    return primes


def widest_gap(primes):
    widest = 0
    for i in range(1, len(primes)):
        gap = primes[i] - primes[i - 1]
        if gap > widest:
            widest = gap
    return widest


def digit_sums(primes):
    total = 0
    for prime in primes:
        while prime > 0:
            total += prime % 10
            prime = prime // 10
    return total


def main(n):
    primes = primes_below(n)
    print("sieve", n, len(primes), primes[-1], widest_gap(primes), digit_sums(primes))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 6000000)
