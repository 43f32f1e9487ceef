# Points kept in a tree that splits squares into four: many small objects, built, searched and dropped again.
import sys


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Square:
    def __init__(self, x, y, size):
        self.x = x
        self.y = y
        self.size = size
        self.points = []
        self.parts = None

    def insert(self, point):
        if self.parts is not None:
            self.part_for(point).insert(point)
            return
        self.points.append(point)
        if len(self.points) > 4 and self.size > 1:
            self.split()

    def part_for(self, point):
        half = self.size / 2
        index = 0
        if point.x >= self.x + half:
            index += 1
        if point.y >= self.y + half:
            index += 2
        return self.parts[index]

    def split(self):
        half = self.size / 2
        self.parts = [
            Square(self.x, self.y, half),
            Square(self.x + half, self.y, half),
            Square(self.x, self.y + half, half),
            Square(self.x + half, self.y + half, half),
        ]
        points = self.points
        self.points = []
        for point in points:
            self.part_for(point).insert(point)

    def count(self, left, top, right, bottom):
        if self.x >= right or self.y >= bottom or self.x + self.size <= left or self.y + self.size <= top:
            return 0
        total = 0
        for point in self.points:
            if left <= point.x < right and top <= point.y < bottom:
                total += 1
        if self.parts is not None:
            for part in self.parts:
                total += part.count(left, top, right, bottom)
        return total

    def depth(self):
        if self.parts is None:
            return 1
        deepest = 0
        for part in self.parts:
            deepest = max(deepest, part.depth())
        return deepest + 1


def main(n):
    seed = 12345
    checksum = 0
    for round in range(n):
        tree = Square(0, 0, 1024)
        for i in range(1000):
            seed = seed * 16807 % 2147483647
            x = seed % 1024
            seed = seed * 16807 % 2147483647
            tree.insert(Point(x, seed % 1024))
        for i in range(10):
            checksum += tree.count(i * 100, i * 50, i * 100 + 200, i * 50 + 150)
        checksum = (checksum * 7 + tree.depth()) % 1000003
    print("quadtree", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 380)
