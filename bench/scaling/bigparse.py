# A text of n decimal digits made into a number (the size limit of CPython is lifted).
import sys


def main(n):
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    number = int("1234567890" * (n // 10))
    print(number % 1000000007, number.bit_length())


main(int(sys.argv[1]))
