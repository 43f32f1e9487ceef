"""Text in small pieces: split, changed, joined."""

WORDS = [f"word{i % 101}" for i in range(3000)]


def work(n):
    text = " ".join(WORDS)
    parts = []
    for word in text.split():
        parts.append(word.upper() + "-" + word[1:3])
    lines = []
    for i in range(0, len(parts), 8):
        line = ", ".join(parts[i:i + 8])
        lines.append(f"{i:6d}: {line}.")
    page = "\n".join(lines)
    return len(page) + page.count("WORD7-")


def manual(n):
    text = " ".join(WORDS)
    parts = []
    words = text.split()
    for word in words:
        parts.append(word.upper() + "-" + word[1:3])
    word = None
    free(words, deep=True)
    free(text)
    lines = []
    for i in range(0, len(parts), 8):
        line = ", ".join(parts[i:i + 8])
        lines.append(f"{i:6d}: {line}.")
        free(line)
    free(parts, deep=True)
    page = "\n".join(lines)
    free(lines, deep=True)
    result = len(page) + page.count("WORD7-")
    free(page)
    return result


SIZE, ROUNDS = 0, 60
