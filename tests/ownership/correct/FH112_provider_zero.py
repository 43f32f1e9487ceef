def work(n):
    match n:
        case 3:
            memory = Provider(64)
            return memory.size
        case _:
            return 0


print(work(3))
