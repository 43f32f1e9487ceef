# runs: any
class Registry:
    last = None


def register(block: borrowed(Buffer)) -> None:
    Registry.last = block  # expect: FH107 error


def main():
    with allocate(3) as block:
        register(block)
    return Registry.last is None


print(main())
