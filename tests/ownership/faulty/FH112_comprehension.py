# runs: ValueError
def work(n):
    return [BoundedList(0) for _ in range(n)]  # expect: FH112 error


print(len(work(3)))
