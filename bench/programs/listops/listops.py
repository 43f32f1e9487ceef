# Everyday work on lists: stack, queue, insertion and removal, slices, search, reversal, concatenation, nested lists.
import sys


def rotate(items, count):
    return items[count:] + items[:count]


def chunks(items, size):
    result = []
    start = 0
    while start < len(items):
        result.append(items[start : start + size])
        start += size
    return result


def flatten(groups):
    result = []
    for group in groups:
        result.extend(group)
    return result


def keep_sorted(limit, seed):
    items = []
    for i in range(limit):
        seed = seed * 16807 % 2147483647
        value = seed % 1000
        position = 0
        while position < len(items) and items[position] < value:
            position += 1
        items.insert(position, value)
        if len(items) > 30:
            items.pop(seed % 30)
    return items


def main(n):
    checksum = 0
    for round in range(n):
        items = []
        for i in range(200):
            items.append(i * round % 97)
        items.reverse()
        turned = rotate(items, round % 200)
        groups = chunks(turned, 7)
        flat = flatten(groups)
        doubled = [x * 2 for x in flat if x % 3 != 0]
        checksum += (doubled[len(doubled) // 2] if doubled else 0) + len(groups)
        if 55 in flat:
            checksum += flat.index(55)
        stack = []
        for x in flat:
            if x % 4 == 0 and stack:
                checksum += stack.pop()
            else:
                stack.append(x)
        queue = flat[:40]
        while len(queue) > 1:
            first = queue.pop(0)
            second = queue.pop(0)
            queue.append((first + second) % 101)
        checksum += queue[0] + sum(stack) + max(flat) - min(flat)
        checksum = checksum % 1000000007
    kept = keep_sorted(n * 5, 77)
    print("listops", n, checksum, kept[0], kept[-1], len(kept))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 18000)
