# n pairs of objects that refer to each other and are dropped: the collector's work must not grow faster than n.
import sys


class Half:
    def __init__(self):
        self.other = None


def main(n):
    keep = []
    for i in range(n):
        a = Half()
        b = Half()
        a.other = b
        b.other = a
        if i % 4 == 0:
            keep.append(a)
    print(len(keep))


main(int(sys.argv[1]))
