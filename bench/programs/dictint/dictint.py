# Dicts with whole numbers as keys: memoised recursion, histogram, a sparse grid, removal of what was used up.
import sys


def collatz_length(n, known):
    path = []
    while n not in known:
        path.append(n)
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    length = known[n]
    while path:
        length += 1
        known[path.pop()] = length
    return length


def histogram(count, seed):
    counts = {}
    for i in range(count):
        seed = seed * 16807 % 2147483647
        bucket = seed % 5000
        counts[bucket] = counts.get(bucket, 0) + 1
    return counts


def pairs_with_sum(counts, target):
    pairs = 0
    for value, count in counts.items():
        other = target - value
        if other in counts:
            pairs += count * counts[other]
    return pairs


def flood(grid, width, start):
    waiting = [start]
    reached = {start: 0}
    while waiting:
        cell = waiting.pop()
        steps = reached[cell]
        for neighbour in (cell - 1, cell + 1, cell - width, cell + width):
            if neighbour in grid and neighbour not in reached:
                reached[neighbour] = steps + 1
                waiting.append(neighbour)
    for cell in reached:
        del grid[cell]
    return len(reached)


def islands(size, seed):
    grid = {}
    for i in range(size):
        for j in range(size):
            seed = seed * 16807 % 2147483647
            if seed % 100 < 62:
                grid[i * 1000 + j] = True
    largest = 0
    count = 0
    for i in range(size):
        for j in range(size):
            if i * 1000 + j in grid:
                largest = max(largest, flood(grid, 1000, i * 1000 + j))
                count += 1
    return largest * 1000 + count


def main(n):
    known = {1: 1}
    longest = 0
    for start in range(1, n):
        longest = max(longest, collatz_length(start, known))
    counts = histogram(n * 5, 99)
    pairs = 0
    for target in range(1000, 9000, 400):
        pairs += pairs_with_sum(counts, target)
    print("dictint", n, longest, len(known), pairs, islands(n // 500, 5))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 300000)
