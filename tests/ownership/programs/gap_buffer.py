"""A text editor's gap buffer: insertions at the cursor, a search, marks; the buffer grows by being replaced."""


class GapBuffer:
    data: owned(Buffer)

    def __init__(self, capacity=8):
        self.start = 0
        self.end = capacity
        self.data = allocate(capacity)

    def __len__(self):
        return len(self.data) - (self.end - self.start)

    def __iter__(self):
        for i in range(self.start):
            yield self.data[i]
        for i in range(self.end, len(self.data)):
            yield self.data[i]

    def move(self, to):
        if not 0 <= to <= len(self):
            raise IndexError(f"no position {to}")
        while self.start > to:
            self.start -= 1
            self.end -= 1
            self.data[self.end] = self.data[self.start]
        while self.start < to:
            self.data[self.start] = self.data[self.end]
            self.start += 1
            self.end += 1

    def grow(self, need):
        size = len(self.data)
        while size < len(self) + need:
            size *= 2
        wider = allocate(size)
        try:
            at = 0
            for byte in self:
                wider[at] = byte
                at += 1
            cursor = self.start
        except:
            free(wider)
            raise
        free(self.data)
        self.data = wider
        self.start, self.end = at, size
        self.move(cursor)

    def insert(self, text):
        encoded = text.encode()
        if self.end - self.start < len(encoded):
            self.grow(len(encoded))
        for byte in encoded:
            self.data[self.start] = byte
            self.start += 1

    def delete(self, count):
        removed = min(count, len(self.data) - self.end)
        self.end += removed
        return removed

    def find(self, wanted):
        pattern = wanted.encode()
        with allocate(max(len(self), 1)) as flat:
            for at, byte in enumerate(self):
                flat[at] = byte
            for at in range(len(self) - len(pattern) + 1):
                for i, byte in enumerate(pattern):
                    if flat[at + i] != byte:
                        break
                else:
                    return at
        return -1

    def replace(self, old, new):
        count = 0
        while (at := self.find(old)) >= 0:
            self.move(at)
            self.delete(len(old))
            self.insert(new)
            count += 1
        return count

    def text(self):
        return bytes(self).decode()

    def close(self):
        if self.data is not None:
            free(self.data)
            self.data = None


def main():
    editor = GapBuffer()
    try:
        editor.insert("the cat sat on the mat")
        editor.move(0)
        editor.insert("yesterday, ")
        print(editor.text(), len(editor))
        print(editor.replace("cat", "elephant"), editor.replace("dog", "x"))
        editor.move(editor.find("elephant"))
        print(editor.delete(8), editor.delete(0))
        editor.insert("mouse")
        print(editor.text())
        try:
            editor.move(1000)
        except IndexError as error:
            print(error)
    finally:
        editor.close()
        editor.close()
    print(memory_stats()["manual_count"])


main()
