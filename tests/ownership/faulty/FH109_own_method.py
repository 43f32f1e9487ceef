# runs: BorrowError
class Queue:
    def push(self, b: owned(Buffer)) -> None:
        free(b)

    def offer(self, b: borrowed(Buffer)) -> None:
        try:
            b.fill(1)
        finally:
            self.push(b)  # expect: FH109 error


with allocate(8) as b:
    Queue().offer(b)
