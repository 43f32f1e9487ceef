# runs: clean
class Button:
    action = None

    def bind(self, b: borrowed(Buffer)) -> None:
        self.action = lambda: b.fill(0)  # expect: FH107 error


def work(n):
    with allocate(n) as b:
        button = Button()
        button.bind(b)
        button.action()


work(8)
