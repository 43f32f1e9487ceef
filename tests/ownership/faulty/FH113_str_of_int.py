# runs: MemoryLockedError
@no_alloc
def show(n: int):
    match n:
        case 0:
            return 0
        case _:
            text = str(n)  # expect: FH113 error
    return 1


print(show(123456))
