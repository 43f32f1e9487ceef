# runs: any
CALLBACKS = {}


def register(name, block: borrowed(Buffer)) -> None:
    size = len(block)
    CALLBACKS[name] = lambda extra=block: len(extra)  # expect: FH107 error


def main():
    with allocate(4) as block:
        register("a", block)
        return CALLBACKS["a"]()


print(main())
