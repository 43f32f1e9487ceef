# runs: DoubleFreeError
def work(n):
    with memory_strategy("manual"):
        rows = [n]
        with allocate(4) as b:
            try:
                b.fill(1)
                rows.append(b[0])
            finally:
                free(rows)
        free(rows)  # expect: FH102 error
    return n


print(work(4))
