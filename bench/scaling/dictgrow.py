# A dict of n entries: filled, read once, iterated.
import sys


def main(n):
    table = {}
    for i in range(n):
        table[i * 7] = i
    total = 0
    for i in range(0, n, 3):
        total += table[i * 7]
    for key in table:
        total += key
    print(len(table), total)


main(int(sys.argv[1]))
