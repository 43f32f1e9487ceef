# Escape times of a Julia set on a grid: float arithmetic in a tight loop.
import sys


def escape_time(x, y, cx, cy, limit):
    steps = 0
    while steps < limit:
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            break
        y = 2.0 * x * y + cy
        x = xx - yy + cx
        steps += 1
    return steps


def main(n):
    total = 0
    edge = 0
    for row in range(n):
        y = 3.0 * row / n - 1.5
        for column in range(n):
            x = 3.0 * column / n - 1.5
            steps = escape_time(x, y, -0.7269, 0.1889, 100)
            total += steps
            if steps == 100:
                edge += 1
    print("julia", n, total, edge)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 650)
