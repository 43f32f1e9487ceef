"""A canvas with undo and redo: each command keeps what it overwrote in a buffer, and frees it when it is forgotten."""


class Command:
    saved: owned(Buffer)

    def __init__(self, at, saved: owned(Buffer)) -> None:
        self.at = at
        self.saved = saved

    def swap(self, canvas: borrowed(Buffer)) -> None:
        """Puts back what was there; what is there now is kept in its place."""
        for i in range(len(self.saved)):
            old = canvas[self.at + i]
            canvas[self.at + i] = self.saved[i]
            self.saved[i] = old

    def forget(self):
        free(self.saved)


class Editor:
    canvas: owned(Buffer)

    def __init__(self, size, depth):
        self.depth = depth
        self.undone = []
        self.done = []
        self.canvas = allocate(size)
        self.canvas.fill(46)

    def save(self, at, size) -> owned(Buffer):
        saved = allocate(size)
        try:
            saved.copy_from(self.canvas[at : at + size])
        except:
            free(saved)
            raise
        return saved

    def write(self, at, text):
        data = text.encode()
        if at < 0 or at + len(data) > len(self.canvas):
            raise ValueError(f"{text!r} does not fit at {at}")
        command = Command(at, self.save(at, len(data)))
        self.canvas.copy_from(data, at)
        self.drop(self.undone)
        self.done.append(command)
        while len(self.done) > self.depth:
            self.done.pop(0).forget()

    def undo(self):
        if not self.done:
            return False
        command = self.done.pop()
        command.swap(self.canvas)
        self.undone.append(command)
        return True

    def redo(self):
        if not self.undone:
            return False
        command = self.undone.pop()
        command.swap(self.canvas)
        self.done.append(command)
        return True

    @staticmethod
    def drop(commands):
        for command in commands:
            command.forget()
        commands.clear()

    def close(self):
        self.drop(self.done)
        self.drop(self.undone)
        free(self.canvas)

    def __str__(self):
        return bytes(self.canvas).decode()


def perform(editor, script):
    for line in script:
        match line.split(maxsplit=2):
            case ["write", at, text]:
                try:
                    editor.write(int(at), text)
                except ValueError as error:
                    print("error:", error)
                    continue
            case ["undo"]:
                if not editor.undo():
                    print("nothing to undo")
            case ["redo"]:
                if not editor.redo():
                    print("nothing to redo")
            case _:
                print("what is", line)
                break
        print(f"{line:16} {editor}")


editor = Editor(12, 3)
try:
    perform(editor, ["write 0 hello", "write 3 XYZ", "undo", "redo", "undo", "write 8 end", "redo", "undo", "undo", "undo",
                     "write 10 long", "write x y", "write 1 a", "write 2 b", "write 3 c", "write 4 d", "undo", "stop", "undo"])
finally:
    editor.close()
print(memory_stats()["manual_count"])
