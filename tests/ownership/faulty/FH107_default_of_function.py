# runs: any
def later(block: borrowed(Buffer)):
    size = len(block)

    def check(n, kept=block):  # expect: FH107 error
        return len(kept) + n

    return check


def main():
    with allocate(3) as block:
        return later(block)(1)


print(main())
