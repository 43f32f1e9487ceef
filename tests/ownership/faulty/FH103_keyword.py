# runs: UseAfterFreeError
def send(port, *, body: owned(Buffer)) -> int:
    size = len(body) + port
    free(body)
    return size


def work(n):
    b = allocate(n)
    sent = send(80, body=b)
    return sent - len(b)  # expect: FH103 error


print(work(8))
