"""Matrices whose elements are objects: fractions with a method for each operation."""


class Fraction:
    __slots__ = ("over", "under")

    def __init__(self, over, under): self.over, self.under = over, under
    def times(self, other): return Fraction(self.over * other.over % 65521, self.under * other.under % 65521)

    def plus(self, other):
        return Fraction((self.over * other.under + other.over * self.under) % 65521, self.under * other.under % 65521)


def matrix(n, seed):
    return [[Fraction(i * seed + j, j + 1) for j in range(n)] for i in range(n)]


def product(a, b):
    n, columns = len(a), list(zip(*b))
    result = []
    for row in a:
        line = []
        for column in columns:
            sum_ = Fraction(0, 1)
            for x, y in zip(row, column): sum_ = sum_.plus(x.times(y))
            line.append(sum_)
        result.append(line)
    return result


def work(n):
    a, b = matrix(n, 3), matrix(n, 5)
    c = product(a, b)
    return sum(x.over + x.under for row in c for x in row)


def product_manual(a, b):
    n, columns = len(a), list(zip(*b))
    result = []
    for row in a:
        line = []
        for column in columns:
            sum_ = Fraction(0, 1)
            for x, y in zip(row, column):
                longer = sum_.plus(x.times(y))
                free(sum_)
                sum_ = longer
            line.append(sum_)
        result.append(line)
    for column in columns: free(column)
    free(columns)
    return result


def manual(n):
    a, b = matrix(n, 3), matrix(n, 5)
    c = product_manual(a, b)
    result = sum(x.over + x.under for row in c for x in row)
    free(a, deep=True)
    free(b, deep=True)
    free(c, deep=True)
    return result


SIZE, ROUNDS = 32, 6
