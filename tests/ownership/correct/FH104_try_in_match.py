def work(command):
    match command:
        case ["load", text]:
            b = allocate(4)
            try:
                n = int(text)
            except ValueError:
                n = None
            free(b)
            return n
        case _:
            return 0


print(work(["load", "3"]), work(["load", "x"]), work([]))
