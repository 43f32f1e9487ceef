# n values through a chain of ten generators.
import sys


def add_one(source):
    for value in source:
        yield value + 1


def main(n):
    chain = iter(range(n))
    for i in range(10):
        chain = add_one(chain)
    total = 0
    for value in chain:
        total += value
    print(total)


main(int(sys.argv[1]))
