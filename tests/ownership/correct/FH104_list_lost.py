def work(n):
    rows = [allocate(n)]
    rows[0].fill(1)
    for row in rows:
        free(row)
    return len(rows)


print(work(2))
