# runs: UseAfterFreeError
class Sink:
    count = 0

    def take(self, b: owned(Buffer)) -> None:
        self.count += len(b)
        free(b)


def work(n):
    sink = Sink()
    b = allocate(n)
    sink.take(b)
    return sink.count + len(b)  # expect: FH103 error


print(work(8))
