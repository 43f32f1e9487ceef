class Painter:
    strokes = 0

    def paint(self, target: borrowed(Buffer)) -> None:
        while self.strokes < 3:
            self.strokes += 1
            target.fill(self.strokes)


def work(n):
    with allocate(n) as b:
        Painter().paint(b)


work(8)
