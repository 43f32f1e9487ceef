def run(n):
    a = create_arena("x")
    with a:
        total = len([n])
    print(total)


run(1)
