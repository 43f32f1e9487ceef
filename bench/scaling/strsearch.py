# Searching for what is nearly there: find, count, replace and split on a long string.
import sys


def main(n):
    text = ("a" * 50 + "b") * (n // 51)
    part = "a" * 49 + "cb"
    print(text.find(part), text.count("ab"), len(text.replace("ba", "--")), len(text.split("b")))


main(int(sys.argv[1]))
