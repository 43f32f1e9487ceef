# runs: ArenaEscapeError
latest = {}


@arena_memory(escape="error")
def step(name, n):
    rows = [k * n for k in range(4)]
    latest[name] = rows  # expect: FH110 error
    return sum(rows)


print(step("a", 2))
