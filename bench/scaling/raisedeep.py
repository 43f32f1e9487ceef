# One exception that unwinds n frames, each with a finally.
import sys

closed = 0


def dig(depth):
    global closed
    if depth == 0:
        raise ValueError("bottom")
    try:
        dig(depth - 1)
    finally:
        closed += 1


def main(n):
    sys.setrecursionlimit(n + 1000)
    try:
        dig(n)
    except ValueError as error:
        print(error, closed)


main(int(sys.argv[1]))
