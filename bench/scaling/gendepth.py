# Values through a yield-from chain of n generators.
import sys


def nested(depth):
    if depth == 0:
        for i in range(1000):
            yield i
    else:
        yield from nested(depth - 1)


def main(n):
    total = 0
    for value in nested(n):
        total += value
    print(total)


main(int(sys.argv[1]))
