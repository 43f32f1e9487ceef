def send(port, *, body: owned(Buffer)) -> int:
    size = len(body) + port
    free(body)
    return size


def work(n):
    b = allocate(n)
    size = len(b)
    sent = send(80, body=b)
    return sent - size


print(work(8))
