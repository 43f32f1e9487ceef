make = lambda n: allocate(n)


def main(n):
    block = make(n)
    total = sum(block)
    free(block)
    return total


print(main(2))
