class Event:
    def __init__(self, n):
        self.n = n


@manual_memory
def work(n):
    while n > 0:
        n -= 1
        if n == 1:
            e = Event(n)
            free(e)
            break
    return n


print(work(3))
