class Shape:
    corners = (1, 2)

    def points(self):
        return self.corners


class Square(Shape):
    @no_alloc
    def points(self):
        return super().points()


print(Square().points())
