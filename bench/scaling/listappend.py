# A list filled by append, emptied by pop.
import sys


def main(n):
    items = []
    for i in range(n):
        items.append(i)
    total = 0
    while items:
        total += items.pop()
    print(total)


main(int(sys.argv[1]))
