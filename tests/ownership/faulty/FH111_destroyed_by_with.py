# runs: KeyError
def run(n):
    a = create_arena("x")
    with a:
        total = len([n])
    destroy_arena(a)  # expect: FH111 error
    print(total)


run(1)
