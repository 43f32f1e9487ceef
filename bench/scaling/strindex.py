# Indexing and slicing of a long string that is not ASCII, front to back, backwards and with strides.
import sys


def main(n):
    text = "naïve Straße – 日本語 🙂 " * (n // 20)
    count = 0
    for i in range(len(text)):
        if text[i] == "ß":
            count += 1
    for i in range(len(text) - 1, -1, -1):
        if text[i] == "🙂":
            count += 1
    for i in range(0, len(text) - 8, 7):
        if text[i : i + 3] == "日本語":
            count += 1
    position = 0
    for i in range(len(text)):
        position = (position + 7919) % len(text)
        if text[position] == "ï":
            count += 1
    print(len(text), count)


main(int(sys.argv[1]))
