# runs: clean
class Viewer:
    target = None

    def show(self, b: borrowed(Buffer)) -> int:
        self.target = b  # expect: FH107 error
        return len(b)


def work(n):
    with allocate(n) as b:
        return Viewer().show(b)


print(work(8))
