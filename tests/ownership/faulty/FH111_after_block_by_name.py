# runs: KeyError
def work(n):
    with create_arena("scratch"):
        values = [n]
        n += len(values)
    match n:
        case 0:
            return 0
        case _:
            reset_arena("scratch")  # expect: FH111 error
    return n


print(work(3))
