"""Drawing into a bitmap of single bits: lines, circles, flood fill with an explicit stack, a stamp cut out of it."""


class Bitmap:
    bits: owned(Buffer)

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.stride = (width + 7) // 8
        self.bits = allocate(self.stride * height)

    @classmethod
    def from_rows(cls, rows):
        bitmap = cls(len(rows[0]), len(rows))
        for y, row in enumerate(rows):
            for x, c in enumerate(row):
                bitmap.set(x, y, c != ".")
        return bitmap

    def inside(self, x, y):
        return 0 <= x < self.width and 0 <= y < self.height

    def get(self, x, y):
        return self.bits[y * self.stride + x // 8] >> (x % 8) & 1

    def set(self, x, y, on=True):
        if not self.inside(x, y):
            return
        at = y * self.stride + x // 8
        mask = 1 << (x % 8)
        self.bits[at] = self.bits[at] | mask if on else self.bits[at] & ~mask

    def line(self, x0, y0, x1, y1):
        dx, dy = abs(x1 - x0), -abs(y1 - y0)
        sx, sy = (1 if x0 < x1 else -1), (1 if y0 < y1 else -1)
        error = dx + dy
        while True:
            self.set(x0, y0)
            if (x0, y0) == (x1, y1):
                return
            doubled = 2 * error
            if doubled >= dy:
                error += dy
                x0 += sx
            if doubled <= dx:
                error += dx
                y0 += sy

    def flood(self, x, y):
        if not self.inside(x, y) or self.get(x, y):
            return 0
        filled = 0
        with allocate(self.width * self.height * 4 * 4) as stack:
            stack.write_u16(0, x)
            stack.write_u16(2, y)
            top = 1
            while top:
                top -= 1
                x, y = stack.read_u16(top * 4), stack.read_u16(top * 4 + 2)
                if self.get(x, y):
                    continue
                self.set(x, y)
                filled += 1
                for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                    if self.inside(nx, ny) and not self.get(nx, ny):
                        stack.write_u16(top * 4, nx)
                        stack.write_u16(top * 4 + 2, ny)
                        top += 1
        return filled

    def cut(self, x, y, width, height):
        piece = Bitmap(width, height)
        for dy in range(height):
            for dx in range(width):
                if self.inside(x + dx, y + dy):
                    piece.set(dx, dy, self.get(x + dx, y + dy))
        return piece

    def __str__(self):
        return "\n".join("".join("#" if self.get(x, y) else "." for x in range(self.width)) for y in range(self.height))

    def close(self):
        free(self.bits)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


with Bitmap(20, 8) as canvas:
    canvas.line(2, 1, 17, 1)
    canvas.line(17, 1, 10, 6)
    canvas.line(10, 6, 2, 1)
    print(canvas.flood(10, 3), canvas.flood(10, 1), canvas.flood(99, 0))
    print(canvas)
    with canvas.cut(8, 4, 6, 4) as stamp:
        print(stamp)
with Bitmap.from_rows(["#..#", ".##."]) as small:
    print(small.get(0, 0), small.get(1, 0), small.flood(1, 0))
print(memory_stats()["manual_count"])
