# runs: ValueError
def work(n):
    match n:
        case 3:
            memory = Provider(0)  # expect: FH112 error
            return memory.size
        case _:
            return 0


print(work(3))
