# runs: InvalidFreeError
def squares(n):
    found = [i * i for i in range(n)]
    total = sum(found)
    free(found)  # expect: FH106 error
    return total


print(squares(4))
