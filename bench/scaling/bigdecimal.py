# A number of n decimal digits made into text (the size limit of CPython is lifted).
import sys


def main(n):
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    number = (1 << n * 10 // 3) - 1
    text = str(number)
    print(len(text), text[:10], text[-10:])


main(int(sys.argv[1]))
