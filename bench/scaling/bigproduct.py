# The product of two numbers of n bits, and a quotient.
import sys


def main(n):
    a = (1 << n) // 3
    b = (1 << n) // 7
    product = a * b
    print(product.bit_length(), product % 1000003, (product + 5) // b - a)


main(int(sys.argv[1]))
