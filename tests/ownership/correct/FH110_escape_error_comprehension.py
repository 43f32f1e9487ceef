latest = {}


@arena_memory(escape="error")
def step(name, n):
    rows = [k * n for k in range(4)]
    return sum(rows)


print(step("a", 2))
