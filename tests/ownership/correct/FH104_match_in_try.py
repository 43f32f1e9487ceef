def work(kind, text):
    b = allocate(8)
    try:
        match kind:
            case "number":
                b[0] = int(text)
            case "letter":
                b[0] = ord(text) if len(text) == 1 else 0
            case _:
                b[0] = 0
    except (ValueError, TypeError, IndexError):
        b[0] = 0
    first = b[0]
    free(b)
    return first


print(work("number", "7"), work("else", ""))
