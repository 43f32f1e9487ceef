# Linked lists that are never changed, only made anew: a stream of small objects that die young, and one long chain.
import sys


class Pair:
    def __init__(self, head, tail):
        self.head = head
        self.tail = tail


def from_range(low, high):
    chain = None
    while high > low:
        high -= 1
        chain = Pair(high, chain)
    return chain


def reverse(chain):
    result = None
    while chain is not None:
        result = Pair(chain.head, result)
        chain = chain.tail
    return result


def mapped(f, chain):
    result = None
    while chain is not None:
        result = Pair(f(chain.head), result)
        chain = chain.tail
    return reverse(result)


def chosen(test, chain):
    if chain is None:
        return None
    rest = chosen(test, chain.tail)
    if test(chain.head):
        return Pair(chain.head, rest)
    return rest


def merged(a, b):
    result = None
    while a is not None and b is not None:
        if a.head <= b.head:
            result = Pair(a.head, result)
            a = a.tail
        else:
            result = Pair(b.head, result)
            b = b.tail
    rest = a if a is not None else b
    while result is not None:
        rest = Pair(result.head, rest)
        result = result.tail
    return rest


def total(chain):
    sum = 0
    while chain is not None:
        sum += chain.head
        chain = chain.tail
    return sum


def main(n):
    checksum = 0
    long = None
    for round in range(n):
        numbers = from_range(0, 100)
        tripled = mapped(lambda x: x * 3, numbers)
        odd = chosen(lambda x: x % 2 == 1, tripled)
        both = merged(numbers, odd)
        checksum = (checksum * 3 + total(both) + round) % 1000003
        long = Pair(round, long)
        long = Pair(checksum, long)
    print("cons", n, checksum, total(long))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 11000)
