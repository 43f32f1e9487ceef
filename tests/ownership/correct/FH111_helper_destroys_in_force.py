def stop():
    destroy_arena("job")


def work(n):
    create_arena("job")
    with arena("job"):
        total = sum([n, n])
    stop()
    return total


print(work(3))
