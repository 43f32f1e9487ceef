"""Text in small pieces: split, changed, joined."""

WORDS = [f"word{i % 101}" for i in range(3000)]


def work(n, release):
    text = " ".join(WORDS)
    parts = []
    for word in text.split():
        parts.append(word.upper() + "-" + word[1:3])
    lines = []
    for i in range(0, len(parts), 8):
        line = ", ".join(parts[i:i + 8])
        lines.append(f"{i:6d}: {line}.")
    page = "\n".join(lines)
    result = len(page) + page.count("WORD7-")
    release(parts)
    release(lines)
    return result


SIZE, ROUNDS = 0, 60
