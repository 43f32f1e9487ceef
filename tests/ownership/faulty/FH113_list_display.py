# runs: any
@no_alloc
def pair(a, b):
    return [a, b]  # expect: FH113 error


print(pair(1, 2))
