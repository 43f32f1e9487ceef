# runs: any
@no_alloc
def median(values):
    match len(values):
        case 0:
            return 0
        case n:
            return sorted(values)[n // 2]  # expect: FH113 error


print(median((3, 1, 2)))
