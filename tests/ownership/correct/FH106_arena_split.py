@arena_memory
def request(path: str):
    parts = path.split("/")
    scratch = allocate(16)
    scratch.fill(len(parts))
    total = sum(scratch)
    free(scratch)
    return total


print(request("/a/b"))
