def later(block: borrowed(Buffer)):
    size = len(block)

    def check(n, kept=size):
        return kept + n

    return check


def main():
    with allocate(3) as block:
        return later(block)(1)


print(main())
