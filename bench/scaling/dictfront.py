# A dict emptied from the end and from keys chosen by value.
import sys


def main(n):
    table = {}
    for i in range(n):
        table["k" + str(i)] = i
    total = 0
    while len(table) > n // 2:
        key, value = table.popitem()
        total += value
    for i in range(n // 2):
        total += table.pop("k" + str(i))
    print(len(table), total)


main(int(sys.argv[1]))
