@no_alloc
def show(n: int):
    match n:
        case 0:
            return 0
        case _:
            text = n
    return 1


print(show(123456))
