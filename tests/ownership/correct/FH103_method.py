class Sink:
    count = 0

    def take(self, b: owned(Buffer)) -> None:
        self.count += len(b)
        free(b)


def work(n):
    sink = Sink()
    b = allocate(n)
    size = len(b)
    sink.take(b)
    return sink.count + size


print(work(8))
