# n exceptions raised ten frames down and caught, each with a message.
import sys


def dig(depth, i):
    if depth == 0:
        raise ValueError("number " + str(i))
    dig(depth - 1, i)


def main(n):
    total = 0
    for i in range(n):
        try:
            dig(10, i)
        except ValueError as error:
            total += len(error.args[0])
    print(total)


main(int(sys.argv[1]))
