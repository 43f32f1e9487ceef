found = []


def scan(rows, limit):
    create_arena("scan")
    for row in rows:
        with arena("scan"):
            cells = row.split(",")
            if len(cells) > limit:
                break
        reset_arena("scan")
    destroy_arena("scan")
    return limit


scan(["a,b", "a,b,c"], 2)
for cells in found:
    print(len(cells))
