# runs: leak
make = lambda n: allocate(n)


def main(n):
    block = make(n)  # expect: FH104 error
    total = sum(block)
    return total


print(main(2))
