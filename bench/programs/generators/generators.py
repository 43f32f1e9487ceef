# Generators: pipelines of lazy stages, a recursive tree walk, an endless source stopped by its consumer.
import sys


def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def squares(source):
    for n in source:
        yield n * n % 1009


def not_multiples(source, divisor):
    for n in source:
        if n % divisor != 0:
            yield n


def running_totals(source):
    total = 0
    for n in source:
        total += n
        yield total


def fibonacci_mod(modulus):
    a = 0
    b = 1
    while True:
        yield a
        a, b = b, (a + b) % modulus


class Node:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    def walk(self):
        if self.left is not None:
            yield from self.left.walk()
        yield self.value
        if self.right is not None:
            yield from self.right.walk()


def build(low, high):
    if low > high:
        return None
    middle = (low + high) // 2
    return Node(build(low, middle - 1), middle, build(middle + 1, high))


def main(n):
    checksum = 0
    for total in running_totals(not_multiples(squares(numbers(n)), 3)):
        checksum = (checksum + total) % 1000003
    tree = build(1, 255)
    for round in range(n // 1000):
        position = 0
        for value in tree.walk():
            position += 1
            checksum = (checksum + value * position) % 1000003
    count = 0
    for value in fibonacci_mod(1000003):
        checksum = (checksum + value) % 1000003
        count += 1
        if count == n:
            break
    print("generators", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000)
