# Random patterns on random texts: spans, groups, split, sub and findall; the expectation is CPython's.
import re


def make_random(x):
    def random(n):
        nonlocal x
        x = (x * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (x >> 33) % n
    return random


random = make_random(20260)


def pick(items):
    return items[random(len(items))]


ATOMS = ["a", "b", "c", "ab", ".", r"\w", r"\d", r"\s", r"\W", "[ab]", "[^a]", "[a-c]", "x", "é", "[é-ü]", r"\b", r"\B", "^",
         "$", r"\A", r"\Z", r"[\w]", r"\n", "1", r"[^\d]", "-", "K", "s", "ß", "[^é]"]
REPEATS = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}", "*+", "++", "?+", "{1,2}+", "{,2}"]


def group(depth, count):
    kind = random(8)
    if kind < 2:
        return ("(?=", "(?!")[kind] + make(depth - 1, count) + ")"
    if kind < 4:
        return ("(?<=", "(?<!")[kind - 2] + pick(ATOMS[:13]) + ")"
    if kind == 4:
        return "(?>" + make(depth - 1, count) + ")"
    if kind == 5 and count[0]:
        return f"\\{random(count[0]) + 1}"
    if kind == 6 and count[0]:
        return f"(?({random(count[0]) + 1}){pick(ATOMS[:13])}|{pick(ATOMS[:13])})"
    return "(?i:" + make(depth - 1, count) + ")"


def make(depth, count):
    kind = random(11)
    if depth <= 0 or kind < 3:
        return pick(ATOMS)
    if kind == 3:
        return make(depth - 1, count) + make(depth - 1, count)
    if kind == 4:
        return make(depth - 1, count) + "|" + make(depth - 1, count)
    if kind == 5:
        count[0] += 1
        return "(" + make(depth - 1, count) + ")"
    if kind == 6:
        return "(?:" + make(depth - 1, count) + ")" + pick(REPEATS)
    if kind == 7:
        return pick(ATOMS[:13]) + pick(REPEATS)
    if kind == 8:
        return group(depth, count)
    return make(depth - 1, count) + make(depth - 1, count) + make(depth - 1, count)


CHARS = "aaaabbbcccab1 \nxXAéÉüK\u212as\u017fß-_"
for i in range(600):
    pattern = make(4, [0])
    flags = pick([0, 0, 0, 2, 8, 16, 256, 258])
    text = "".join(pick(CHARS) for _ in range(random(14)))
    try:
        compiled = re.compile(pattern, flags)
    except re.error as e:
        print(i, ascii(pattern), "error", e)
        continue
    found = [(m.span(), m.groups(), m.lastindex) for m in compiled.finditer(text)]
    whole = compiled.fullmatch(text)
    part = compiled.search(text, 2, 7)
    print(i, ascii(pattern), flags, ascii(text))
    print("  ", ascii(found), whole and whole.regs, part and part.regs)
    print("  ", ascii(compiled.split(text)), ascii(compiled.sub("<>", text)), ascii(compiled.findall(text)))
