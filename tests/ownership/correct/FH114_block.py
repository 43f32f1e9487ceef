def work(n):
    with memory_strategy("manual"):
        table = {n: n}
        free(table)
    return n


print(work(3))
