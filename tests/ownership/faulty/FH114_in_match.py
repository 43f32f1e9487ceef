# runs: any
@manual_memory
def work(command):
    match command:
        case "list":
            list((1, 2))  # expect: FH114 note
            return 1
        case _:
            return 0


print(work("list"))
