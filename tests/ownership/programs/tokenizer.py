"""A tokenizer over a buffer of text: words are spans of it, counted in a table that lies in another buffer."""


class Text:
    content: owned(Buffer)

    def __init__(self, words):
        data = words.encode()
        self.content = allocate(len(data) or 1)
        try:
            self.content.copy_from(data)
        except:
            free(self.content)
            raise

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        free(self.content)

    def spans(self):
        """Start and end of each word."""
        start = None
        for at, byte in enumerate(self.content):
            letter = 97 <= byte <= 122 or 65 <= byte <= 90
            if letter and start is None:
                start = at
            elif not letter and start is not None:
                yield start, at
                start = None
        if start is not None:
            yield start, len(self.content)

    def word(self, start, end):
        return bytes(self.content[start:end]).decode().lower()


def hash_of(word):
    value = 5381
    for c in word:
        value = (value * 33 + ord(c)) & 0xFFFFFFFF
    return value


class Table:
    """Open addressing: a slot is the index of the word plus one, and its count."""

    slots: owned(Buffer)

    def __init__(self, capacity):
        self.capacity = capacity
        self.words = []
        self.slots = allocate(capacity * 8)

    def close(self):
        free(self.slots)

    def place(self, word):
        at = hash_of(word) % self.capacity
        while True:
            index = self.slots.read_u32(at * 8)
            if index == 0 or self.words[index - 1] == word:
                return at * 8, index
            at = (at + 1) % self.capacity

    def add(self, word):
        if len(self.words) * 4 >= self.capacity * 3:
            self.grow()
        at, index = self.place(word)
        if index == 0:
            self.words.append(word)
            self.slots.write_u32(at, len(self.words))
        self.slots.write_u32(at + 4, self.slots.read_u32(at + 4) + 1)

    def grow(self):
        old = self.slots
        capacity = self.capacity
        self.slots = allocate(capacity * 2 * 8)
        self.capacity = capacity * 2
        try:
            for slot in range(capacity):
                index = old.read_u32(slot * 8)
                if index:
                    at, _ = self.place(self.words[index - 1])
                    self.slots.write_u32(at, index)
                    self.slots.write_u32(at + 4, old.read_u32(slot * 8 + 4))
        finally:
            free(old)

    def counts(self):
        for word in self.words:
            at, _ = self.place(word)
            yield word, self.slots.read_u32(at + 4)


def main():
    source = "The quick brown fox jumps over the lazy dog; the dog sleeps, and the fox is quick. " * 3
    with Text(source) as text:
        table = Table(4)
        try:
            for start, end in text.spans():
                table.add(text.word(start, end))
            for word, count in sorted(table.counts(), key=lambda item: (-item[1], item[0]))[:5]:
                print(word, count)
            print(len(table.words), table.capacity)
        finally:
            table.close()


main()
