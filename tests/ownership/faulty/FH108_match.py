# runs: clean
def make(kind):
    match kind:
        case "small":
            n = 8
        case "large":
            n = 64
        case _:
            return None
    return allocate(n)  # expect: FH108 warning


b = make("large")
free(b)
