# A linked list of n objects, made and dropped at once.
import sys


class Link:
    def __init__(self, value, rest):
        self.value = value
        self.rest = rest


def main(n):
    chain = None
    for i in range(n):
        chain = Link(i, chain)
    first = chain.value
    chain = None
    print(first)


main(int(sys.argv[1]))
