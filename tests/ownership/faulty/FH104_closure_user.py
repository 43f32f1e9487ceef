# runs: leak
def work(n):
    b = allocate(n)  # expect: FH104 error

    def size():
        return len(b)

    return size() + 1


print(work(8))
