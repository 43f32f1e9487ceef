@no_alloc
def middle(values):
    match len(values):
        case 0:
            return 0
        case n:
            return values[n // 2]


print(middle((3, 1, 2)))
