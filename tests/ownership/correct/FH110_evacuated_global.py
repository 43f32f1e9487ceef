last = None


@arena_memory
def handle(n):
    global last
    match n:
        case 0:
            return 0
        case _:
            last = n
    return n


print(handle(0), handle(3), last)
