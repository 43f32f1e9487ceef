name = "title"
order = 3
small = {"the", "over"}


def apply(text):
    return " ".join(word if word in small else word.capitalize() for word in text.split(" "))
