# runs: KeyError
create_arena("frame")


def work(n):
    with arena("frames"):  # expect: FH111 error
        values = [n]
        return len(values)


print(work(3))
