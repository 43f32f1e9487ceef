# runs: ArenaEscapeError
log = []


@arena_memory(escape="error")
def handle(n):
    row = [n]
    log.append(row)  # expect: FH110 any
    return n


print(handle(3))
