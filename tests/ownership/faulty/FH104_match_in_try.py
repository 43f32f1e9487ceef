# runs: leak
def work(kind, text):
    b = allocate(8)  # expect: FH104 warning
    try:
        match kind:
            case "number":
                b[0] = int(text)
            case "letter":
                b[0] = ord(text)
            case _:
                return -1
    except ValueError:
        b[0] = 0
    first = b[0]
    free(b)
    return first


print(work("number", "7"), work("else", ""))
