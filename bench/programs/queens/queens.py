# Backtracking: all ways to place queens, all permutations of a list, all subsets with a given sum.
import sys


class Board:
    def __init__(self, size):
        self.size = size
        self.columns = [False] * size
        self.rising = [False] * (2 * size)
        self.falling = [False] * (2 * size)
        self.solutions = 0
        self.tries = 0

    def place(self, row):
        if row == self.size:
            self.solutions += 1
            return
        for column in range(self.size):
            self.tries += 1
            up = row + column
            down = row - column + self.size
            if not (self.columns[column] or self.rising[up] or self.falling[down]):
                self.columns[column] = True
                self.rising[up] = True
                self.falling[down] = True
                self.place(row + 1)
                self.columns[column] = False
                self.rising[up] = False
                self.falling[down] = False


def permutations(items, start, visit):
    if start == len(items):
        return visit(items)
    total = 0
    for i in range(start, len(items)):
        items[start], items[i] = items[i], items[start]
        total += permutations(items, start + 1, visit)
        items[start], items[i] = items[i], items[start]
    return total


def weight(items):
    total = 0
    for i in range(len(items)):
        total = total * 3 % 1009 + items[i]
    return total


def subsets_with_sum(numbers, position, wanted):
    if wanted == 0:
        return 1
    if wanted < 0 or position == len(numbers):
        return 0
    taken = subsets_with_sum(numbers, position + 1, wanted - numbers[position])
    return taken + subsets_with_sum(numbers, position + 1, wanted)


def main(n):
    checksum = 0
    for round in range(n):
        board = Board(7)
        board.place(0)
        checksum += board.solutions * 1000 + board.tries
        checksum += permutations([1, 2, 3, 4, 5, round % 10], 0, weight)
        numbers = [3, 34, 4, 12, 5, 2, 17, 8, 9, 21, 6, 11, 14]
        checksum += subsets_with_sum(numbers, 0, 40 + round % 8)
    print("queens", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
