# runs: ArenaEscapeError
latest = None


@arena_memory(escape="error")
def handle(n):
    global latest
    if n > 1:
        latest = [n]  # expect: FH110 any
    return n


print(handle(1), handle(3))
