# runs: any
class Event:
    def __init__(self, n):
        self.n = n


@manual_memory
def work(n):
    while n > 0:
        n -= 1
        if n == 1:
            Event(n)  # expect: FH114 note
            break
    return n


print(work(3))
