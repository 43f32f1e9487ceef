# runs: leak
def work(command):
    match command:
        case ["load", text]:
            b = allocate(4)  # expect: FH104 warning
            try:
                n = int(text)
            except ValueError:
                return None
            free(b)
            return n
        case _:
            return 0


print(work(["load", "3"]), work(["load", "x"]), work([]))
