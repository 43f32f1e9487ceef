# runs: any
SEEN = {}


def remember(key, what):
    SEEN[key] = what


def visit(key, block: borrowed(Buffer)) -> None:
    remember(key, block)  # expect: FH107 error


def main():
    with allocate(4) as block:
        visit("k", block)
    return len(SEEN)


print(main())
