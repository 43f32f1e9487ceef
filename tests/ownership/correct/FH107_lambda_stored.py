class Button:
    action = None

    def bind(self, b: borrowed(Buffer)) -> None:
        action = lambda: b.fill(0)
        action()


def work(n):
    with allocate(n) as b:
        button = Button()
        button.bind(b)


work(8)
