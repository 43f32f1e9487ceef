# runs: RuntimeError
def stop():
    destroy_arena("job")  # expect: FH111 error /stop


def work(n):
    create_arena("job")
    with arena("job"):
        total = sum([n, n])
        stop()  # expect: FH111 error /stop
    return total


print(work(3))
