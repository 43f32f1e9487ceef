# Membership in sets of numbers and of strings, present and absent.
import sys


def main(n):
    numbers = set(range(0, n * 2, 2))
    words = set()
    for i in range(n):
        words.add("w" + str(i * 3))
    hits = 0
    for i in range(n):
        if i in numbers:
            hits += 1
        if "w" + str(i) in words:
            hits += 1
    print(hits)


main(int(sys.argv[1]))
