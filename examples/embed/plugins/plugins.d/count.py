"""Counts words with the host's help."""
name = "count"
order = 2


def apply(text):
    total = count_words(text.split())
    log(f"{total} words so far")
    return text
