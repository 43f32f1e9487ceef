# Dense matrices as lists of rows: product, transpose, power iteration, Gaussian elimination with pivoting.
import math
import sys


def make(n, seed):
    rows = []
    for i in range(n):
        row = []
        for j in range(n):
            seed = seed * 16807 % 2147483647
            row.append(seed % 1000 / 1000.0 + (2.0 if i == j else 0.0))
        rows.append(row)
    return rows


def transpose(a):
    n = len(a)
    return [[a[j][i] for j in range(n)] for i in range(n)]


def multiply(a, b):
    n = len(a)
    columns = transpose(b)
    result = []
    for i in range(n):
        row = a[i]
        out = []
        for j in range(n):
            column = columns[j]
            total = 0.0
            for k in range(n):
                total += row[k] * column[k]
            out.append(total)
        result.append(out)
    return result


def dominant_value(a, rounds):
    n = len(a)
    v = [1.0] * n
    length = 0.0
    for r in range(rounds):
        w = []
        for i in range(n):
            total = 0.0
            row = a[i]
            for j in range(n):
                total += row[j] * v[j]
            w.append(total)
        length = 0.0
        for x in w:
            length += x * x
        length = math.sqrt(length)
        v = [x / length for x in w]
    return length


def determinant(a):
    n = len(a)
    m = [row[:] for row in a]
    result = 1.0
    for column in range(n):
        pivot = column
        for row in range(column + 1, n):
            if abs(m[row][column]) > abs(m[pivot][column]):
                pivot = row
        if m[pivot][column] == 0.0:
            return 0.0
        if pivot != column:
            m[pivot], m[column] = m[column], m[pivot]
            result = -result
        head = m[column]
        result *= head[column] / 4.0
        for row in range(column + 1, n):
            line = m[row]
            factor = line[column] / head[column]
            for k in range(column, n):
                line[k] -= factor * head[k]
    return result


def main(n):
    a = make(n, 7)
    b = make(n, 11)
    c = multiply(a, b)
    trace = 0.0
    for i in range(n):
        trace += c[i][i]
    value = dominant_value(c, 20)
    spread = determinant(transpose(a))
    print("matrix", n, "%.4f %.4f" % (trace, value), "minus" if spread < 0.0 else "plus")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 250)
