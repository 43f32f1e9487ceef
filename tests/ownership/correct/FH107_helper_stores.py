SEEN = {}


def remember(key, what):
    SEEN[key] = what


def visit(key, block: borrowed(Buffer)) -> None:
    remember(key, len(block))


def main():
    with allocate(4) as block:
        visit("k", block)
    return len(SEEN)


print(main())
