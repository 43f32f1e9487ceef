class Viewer:
    target = None

    def show(self, b: borrowed(Buffer)) -> int:
        self.target = bytes(b)
        return len(b)


def work(n):
    with allocate(n) as b:
        return Viewer().show(b)


print(work(8))
