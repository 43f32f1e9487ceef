# runs: clean
cache = {}


@arena_memory
def handle(key, n):
    reply = [n, n]
    if n > 1:
        cache[key] = reply  # expect: FH110 note
    return n


print(handle("a", 3), cache)
