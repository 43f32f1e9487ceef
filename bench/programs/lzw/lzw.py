# Dictionary compression of text and back: a dict keyed by growing strings, a list of codes, text put together again.
import sys


def make_text(count):
    syllables = ["ka", "lo", "mi", "ne", "ru", "si", "ta", "vo", " ", ". "]
    seed = 101
    parts = []
    for i in range(count):
        seed = seed * 16807 % 2147483647
        parts.append(syllables[seed % 1000 * (seed % 1000) // 100000])
    return "".join(parts)


def first_codes():
    codes = {}
    for code in range(128):
        codes[chr(code)] = code
    return codes


def compress(text):
    codes = first_codes()
    next_code = 128
    result = []
    current = ""
    for letter in text:
        longer = current + letter
        if longer in codes:
            current = longer
        else:
            result.append(codes[current])
            if next_code < 4096:
                codes[longer] = next_code
                next_code += 1
            current = letter
    if current:
        result.append(codes[current])
    return result


def expand(codes):
    words = {}
    for code in range(128):
        words[code] = chr(code)
    next_code = 128
    previous = words[codes[0]]
    parts = [previous]
    for code in codes[1:]:
        if code in words:
            word = words[code]
        else:
            word = previous + previous[0]
        parts.append(word)
        if next_code < 4096:
            words[next_code] = previous + word[0]
            next_code += 1
        previous = word
    return "".join(parts)


def main(n):
    text = make_text(20000)
    checksum = 0
    for round in range(n):
        part = text[round % 50 :]
        codes = compress(part)
        if expand(codes) != part:
            raise ValueError("the text came back changed")
        checksum = (checksum * 7 + len(codes) + codes[len(codes) // 2]) % 1000003
    print("lzw", n, len(text), checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 160)
