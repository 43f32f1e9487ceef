# runs: leak
def work(n):
    rows = [allocate(n)]  # expect: FH104 error
    rows[0].fill(1)
    return len(rows)


print(work(2))
