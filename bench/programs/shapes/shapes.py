# A drawing of mixed shapes: dispatch by class, inheritance, calls of the base class's method, attribute updates.
import sys


class Shape:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.moves = 0

    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        self.moves += 1

    def area(self):
        return 0.0

    def grow(self, factor):
        return self

    def weight(self):
        return self.area() * 2.0 + self.outline()

    def outline(self):
        return 0.0


class Circle(Shape):
    def __init__(self, x, y, radius):
        super().__init__(x, y)
        self.radius = radius

    def area(self):
        return 3.141592653589793 * self.radius * self.radius

    def outline(self):
        return 6.283185307179586 * self.radius

    def grow(self, factor):
        return Circle(self.x, self.y, self.radius * factor)


class Box(Shape):
    def __init__(self, x, y, width, height):
        super().__init__(x, y)
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height

    def outline(self):
        return 2.0 * (self.width + self.height)

    def grow(self, factor):
        return Box(self.x, self.y, self.width * factor, self.height)


class Square(Box):
    def __init__(self, x, y, side):
        super().__init__(x, y, side, side)

    def weight(self):
        return super().weight() + 1.0

    def grow(self, factor):
        return Square(self.x, self.y, self.width * factor)


class Dot(Shape):
    def move(self, dx, dy):
        super().move(dx + dy, dy - dx)


class Drawing:
    def __init__(self):
        self.shapes = []

    def add(self, shape):
        self.shapes.append(shape)
        return self

    def move_all(self, dx, dy):
        for shape in self.shapes:
            shape.move(dx, dy)

    def total_weight(self):
        total = 0.0
        for shape in self.shapes:
            total += shape.weight()
        return total

    def grow_all(self, factor):
        grown = Drawing()
        for shape in self.shapes:
            grown.add(shape.grow(factor))
        return grown


def main(n):
    drawing = Drawing()
    for i in range(20):
        drawing.add(Circle(i, i + 1, 0.5 + i))
        drawing.add(Box(i, -i, 1.0 + i, 2.0))
        drawing.add(Square(-i, i, 1.5))
        drawing.add(Dot(i, i))
    total = 0.0
    for round in range(n):
        drawing.move_all(round % 3, round % 5 - 2)
        total += drawing.total_weight()
        if round % 2 == 0:
            drawing = drawing.grow_all(1.25 if round % 4 == 0 else 0.8)
    position = 0
    for shape in drawing.shapes:
        position += shape.x * 3 + shape.y + shape.moves
    print("shapes", n, int(total), position)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 15000)
