# A list of n numbers sorted, reversed and sorted again with a key.
import sys


def main(n):
    numbers = []
    seed = 1
    for i in range(n):
        seed = seed * 16807 % 2147483647
        numbers.append(seed)
    numbers.sort()
    first = numbers[0]
    numbers.sort(key=lambda x: -x)
    print(first, numbers[0])


main(int(sys.argv[1]))
