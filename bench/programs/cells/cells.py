# A cyclic cellular automaton on a torus: each cell takes the next colour when a neighbour already has it.
import sys

COLOURS = 6


def random_grid(width, height):
    seed = 2024
    grid = []
    for y in range(height):
        row = []
        for x in range(width):
            seed = seed * 16807 % 2147483647
            row.append(seed % COLOURS)
        grid.append(row)
    return grid


def step(grid):
    height = len(grid)
    width = len(grid[0])
    changed = 0
    result = []
    for y in range(height):
        above = grid[(y + height - 1) % height]
        row = grid[y]
        below = grid[(y + 1) % height]
        new_row = []
        for x in range(width):
            wanted = (row[x] + 1) % COLOURS
            left = (x + width - 1) % width
            right = (x + 1) % width
            if (
                above[x] == wanted
                or below[x] == wanted
                or row[left] == wanted
                or row[right] == wanted
                or above[left] == wanted
                or below[right] == wanted
            ):
                new_row.append(wanted)
                changed += 1
            else:
                new_row.append(row[x])
        result.append(new_row)
    return result, changed


def picture_line(row):
    letters = ".:+*#@"
    return "".join([letters[cell] for cell in row])


def main(n):
    grid = random_grid(80, 60)
    checksum = 0
    for generation in range(n):
        grid, changed = step(grid)
        checksum = (checksum * 31 + changed) % 1000003
    print("cells", n, checksum, picture_line(grid[7])[:20])


main(int(sys.argv[1]) if len(sys.argv) > 1 else 850)
