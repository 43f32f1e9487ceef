# runs: ValueError
def matrix(rows):
    width, height = 4, 0
    cells = BoundedList(capacity=width * height)  # expect: FH112 error
    for k in range(rows):
        cells.push(k)
    return len(cells)


print(matrix(2))
