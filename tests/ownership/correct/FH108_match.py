def make(kind) -> owned(Buffer) | None:
    match kind:
        case "small":
            n = 8
        case "large":
            n = 64
        case _:
            return None
    return allocate(n)


b = make("large")
free(b)
