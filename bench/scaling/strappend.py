# A string grown by one piece at a time, in a local name.
import sys


def main(n):
    text = ""
    for i in range(n):
        text += "piece"
    print(len(text))


main(int(sys.argv[1]))
