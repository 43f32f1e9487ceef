class Queue:
    def push(self, b: owned(Buffer)) -> None:
        free(b)

    def offer(self, b: owned(Buffer)) -> None:
        try:
            b.fill(1)
        finally:
            self.push(b)


Queue().offer(allocate(8))
