def matrix(rows):
    width, height = 4, 2
    cells = BoundedList(capacity=width * height)
    for k in range(rows):
        cells.push(k)
    return len(cells)


print(matrix(2))
