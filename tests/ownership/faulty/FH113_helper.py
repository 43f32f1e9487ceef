# runs: any
def split(n):
    return [n // 10, n % 10]  # expect: FH113 error /split


@no_alloc
def digits(n):
    parts = split(n)  # expect: FH113 error /split
    return parts[0] + parts[1]


print(digits(42))
