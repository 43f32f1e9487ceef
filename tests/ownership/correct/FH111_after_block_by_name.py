def work(n):
    with create_arena("scratch"):
        values = [n]
        n += len(values)
        match n:
            case 0:
                return 0
            case _:
                n += 1
    return n


print(work(3))
