# runs: any
class Lazy:
    def __init__(self):
        self.values = ()

    def load(self, block: borrowed(Buffer)) -> None:
        self.values = (v * 2 for v in block)  # expect: FH107 error


def main():
    lazy = Lazy()
    with allocate(3) as block:
        lazy.load(block)
    return lazy.values is None


print(main())
