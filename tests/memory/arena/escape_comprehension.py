# escape="error": a comprehension's own function, which lies outside of the arena, may hold the variables that it captures.
@arena_memory(escape="error")
def scaled(n):
    data = [n, n + 1]
    more = [data[0] * k for k in range(3)]
    return more, {k: data[k] for k in (0, 1)}, sum(n * x for x in data)


print(scaled(2))
print(scaled(3))
