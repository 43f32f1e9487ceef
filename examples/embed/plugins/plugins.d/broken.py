name = "broken"
order = 9


def apply(text)
    return text
