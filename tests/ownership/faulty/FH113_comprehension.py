# runs: any
@no_alloc
def squares(values):
    return [v * v for v in values]  # expect: FH113 error


print(squares((1, 2)))
