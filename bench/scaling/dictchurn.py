# A dict of constant size from which the oldest keys go while new ones come, and one key that comes and goes.
import sys


def main(n):
    window = {}
    for i in range(n):
        window[i] = i
        if i >= 1000:
            del window[i - 1000]
    flicker = {"a": 1, "b": 2}
    for i in range(n):
        flicker["c"] = i
        del flicker["c"]
    print(len(window), min(window), len(flicker))


main(int(sys.argv[1]))
