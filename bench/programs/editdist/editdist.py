# A spelling aid: edit distances between words by dynamic programming, and longest common parts by a table of rows.
import sys

VOCABULARY = ["mountain", "fountain", "captain", "certain", "maintain", "contain", "bargain", "curtain", "villain", "chieftain"]


def misspell(word, seed):
    letters = "aeioutnrs"
    position = seed % len(word)
    kind = seed % 3
    letter = letters[seed % 9]
    if kind == 0:
        return word[:position] + word[position + 1 :]
    if kind == 1:
        return word[:position] + letter + word[position + 1 :]
    return word[:position] + letter + word[position:]


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        current = [i]
        for j in range(1, len(b) + 1):
            best = previous[j - 1]
            if a[i - 1] != b[j - 1]:
                best += 1
                if previous[j] + 1 < best:
                    best = previous[j] + 1
            if current[j - 1] + 1 < best:
                best = current[j - 1] + 1
            current.append(best)
        previous = current
    return previous[len(b)]


def common_part(a, b):
    rows = [[0] * (len(b) + 1)]
    best = 0
    end = 0
    for i in range(len(a)):
        row = [0] * (len(b) + 1)
        for j in range(len(b)):
            if a[i] == b[j]:
                row[j + 1] = rows[i][j] + 1
                if row[j + 1] > best:
                    best = row[j + 1]
                    end = i + 1
        rows.append(row)
    return a[end - best : end]


def nearest(word):
    best = ""
    best_distance = 1000
    for candidate in VOCABULARY:
        d = distance(word, candidate)
        if d < best_distance:
            best_distance = d
            best = candidate
    return best, best_distance


def main(n):
    seed = 8
    right = 0
    total = 0
    for i in range(n):
        seed = seed * 16807 % 2147483647
        word = VOCABULARY[i % 10]
        wrong = misspell(misspell(word, seed), seed // 16)
        found, d = nearest(wrong)
        if found == word:
            right += 1
        total += d * 10 + len(common_part(wrong, word))
    print("editdist", n, right, total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 7000)
