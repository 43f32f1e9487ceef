index = {}


def note(key, value):
    index[key] = value


def read(text):
    create_arena("doc")
    with arena("doc"):
        words = text.split()
        note("words", len(words))
    destroy_arena("doc")


read("a b c")
print(str(index["words"]))
