log = []


@arena_memory(escape="error")
def handle(n):
    row = [n]
    log.append(row[0])
    return n


print(handle(3))
