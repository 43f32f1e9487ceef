"""Fails at the second text: the host takes it out."""
name = "touchy"
order = 4
seen = []


def apply(text):
    seen.append(text)
    return text if len(seen) < 2 else 1 / 0
