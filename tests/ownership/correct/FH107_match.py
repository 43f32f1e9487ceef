def choose(kind, b: borrowed(Buffer)):
    match kind:
        case "size":
            return len(b)
        case "all":
            return bytes(b)
        case _:
            return None


def work(n):
    with allocate(n) as b:
        return choose("size", b), choose("all", b) is b


print(work(8))
