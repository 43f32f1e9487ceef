# runs: BorrowError
class Queue:
    sent = 0

    def push(self, b: owned(Buffer)) -> None:
        self.sent += len(b)
        free(b)


def show(queue, b: borrowed(Buffer)) -> None:
    queue = Queue()
    queue.push(b)  # expect: FH109 error


with allocate(8) as b:
    show(None, b)
