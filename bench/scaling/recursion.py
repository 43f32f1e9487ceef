# Calls nested n deep, plain and through a method, and back.
import sys


class Walker:
    def down(self, depth):
        if depth == 0:
            return 0
        return 1 + self.down(depth - 1)


def down(depth):
    if depth == 0:
        return 0
    return 1 + down(depth - 1)


def main(n):
    sys.setrecursionlimit(n + 1000)
    print(down(n), Walker().down(n))


main(int(sys.argv[1]))
