class Queue:
    sent = 0

    def push(self, b: borrowed(Buffer)) -> None:
        self.sent += len(b)


def show(queue, b: borrowed(Buffer)) -> None:
    queue = Queue()
    queue.push(b)


with allocate(8) as b:
    show(None, b)
