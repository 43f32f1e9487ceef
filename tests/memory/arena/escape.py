# escape="error": what outlives the call may not be given a reference into its arena; returning is no escape.
outside = []
table = {}


@arena_memory(escape="error")
def good(n):
    local = [str(n)]
    local.append({"n": n, "me": [1.5]})
    outside.append(n)
    return local


@arena_memory(escape="error")
def bad(n):
    outside.append([str(n)])
    return 1


@arena_memory(escape="error")
def worse(n):
    table["x"] = {str(n): n}
    for i in range(3):
        pass
    return 1


print(good(3), outside)
for f in (bad, worse):
    try:
        print(f(3))
    except ArenaEscapeError as e:
        print(type(e).__name__, e)
print(good(4))
