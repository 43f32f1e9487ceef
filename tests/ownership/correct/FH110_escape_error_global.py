latest = None


@arena_memory(escape="error")
def handle(n):
    global latest
    if n > 1:
        latest = n
    return n


print(handle(1), handle(3))
