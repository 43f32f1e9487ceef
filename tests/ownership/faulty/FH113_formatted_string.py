# runs: any
@no_alloc
def label(n):
    if n < 0:
        return "negative"
    return f"value {n}"  # expect: FH113 error


print(label(-1), label(2))
