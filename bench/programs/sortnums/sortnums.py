# Sorting with the builtin and with a merge sort written here: shuffled, nearly sorted, reversed, few values, text.
import sys


def random_numbers(count, seed, limit):
    numbers = []
    for i in range(count):
        seed = seed * 16807 % 2147483647
        numbers.append(seed % limit)
    return numbers


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left = merge_sort(items[:middle])
    right = merge_sort(items[middle:])
    result = []
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            result.append(right[j])
            j += 1
        else:
            result.append(left[i])
            i += 1
    while i < len(left):
        result.append(left[i])
        i += 1
    while j < len(right):
        result.append(right[j])
        j += 1
    return result


def digest(items):
    total = 0
    for i in range(0, len(items), 7):
        total = (total * 31 + items[i]) % 1000000007
    return total


def main(n):
    shuffled = random_numbers(n, 1, 1000000)
    checksum = digest(merge_sort(shuffled))
    for round in range(6):
        numbers = sorted(shuffled)
        checksum += digest(numbers)
        numbers[n // 3] = 5
        numbers[n // 2] = 77
        numbers.sort()
        checksum += digest(numbers)
        numbers.reverse()
        numbers.sort()
        few = random_numbers(n, round + 2, 10)
        few.sort()
        checksum += digest(numbers) + digest(few)
    words = []
    for number in shuffled:
        words.append("w" + str(number))
    words.sort()
    for i in range(0, n, 11):
        checksum += len(words[i]) * (i % 5) + ord(words[i][1])
    halves = []
    for number in shuffled:
        halves.append(number / 2 + 0.25)
    halves.sort()
    print("sortnums", n, checksum, words[n // 2], "%.2f" % halves[n // 2])


main(int(sys.argv[1]) if len(sys.argv) > 1 else 140000)
