"""What is handed to an owned parameter is gone from the caller's variables, whoever else still refers to it."""
kept = []


def keep(table: owned(Buffer)) -> None:
    kept.append(table)


def consume(table: owned(Buffer)) -> int:
    size = len(table)
    free(table)
    return size


def tell(action):
    try:
        print(action())
    except MemoryFault as e:
        print(f"{type(e).__name__}: {e}")


def locals_and_aliases():
    table = allocate(4)
    alias = table
    keep(table)
    tell(lambda: table[0])
    tell(lambda: alias[0])
    tell(lambda: free(table))
    tell(lambda: consume(table))
    print(is_alive(table), is_alive(kept[-1]), len(kept[-1]))


def variable_of_a_closure():
    table = allocate(5)

    def use():
        return len(table)

    print(use())
    keep(table)
    tell(use)


def rebound():
    table = allocate(6)
    table = consume(table)
    print(table)


def in_a_loop():
    for size in range(3):
        table = allocate(size + 1)
        print(consume(table), is_alive(table))


def handed_on(table: owned(Buffer)) -> None:
    keep(table)
    tell(lambda: len(table))


locals_and_aliases()
variable_of_a_closure()
rebound()
in_a_loop()
handed_on(allocate(7))
module_level = allocate(9)
keep(module_level)
tell(lambda: module_level[0])


class Image:
    def __init__(self, pixels: owned(Buffer)):
        self.pixels = pixels


pixels = allocate(10)
image = Image(pixels)
tell(lambda: pixels[0])
print(len(image.pixels), [len(table) for table in kept])
free(image.pixels)
for table in kept:
    free(table)
print(memory_stats()["manual_count"])
