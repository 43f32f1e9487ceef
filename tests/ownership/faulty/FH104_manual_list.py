# runs: leak
@manual_memory
def work(n):
    values = [n, n + 1]  # expect: FH104 error
    values.append(n + 2)
    return len(values)


print(work(8))
