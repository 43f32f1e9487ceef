"""Constructors that can fail, in hierarchies."""


class Base:
    head: owned(Buffer)

    def __init__(self, n):
        self.head = allocate(n)

    def close(self):
        free(self.head)


class Two(Base):
    body: owned(Buffer)

    def __init__(self, n):
        super().__init__(n)
        try:
            self.body = allocate(2 * n)
        except MemoryError:
            super().close()
            raise

    def close(self):
        free(self.body)
        super().close()


class Guarded:
    def __init__(self, n):
        self.left = self.right = None
        try:
            self.left = allocate(n)
            self.right = allocate(n)
        except BaseException:
            self.close()
            raise

    def close(self):
        free(self.left)
        free(self.right)
        self.left = self.right = None


class Finalised:
    def __init__(self, n):
        self.a = allocate(n)
        self.b = None
        self.b = allocate(n)

    def __del__(self):
        free(self.a)
        free(self.b)


class Lazy:
    def __init__(self, n):
        self.n = n
        self._block = None

    @property
    def block(self):
        if self._block is None:
            self._block = allocate(self.n)
        return self._block

    @property
    def size(self):
        return len(self.block)

    def close(self):
        if self._block is not None:
            free(self._block)
            self._block = None


class Parsed:
    def __init__(self, text):
        self.value = int(text)
        self.block = allocate(self.value)

    def close(self):
        free(self.block)

    @classmethod
    def read(cls, text):
        try:
            return cls(text)
        except ValueError:
            return None


def main():
    for cls in (Two, Guarded):
        it = cls(4)
        it.close()
    two = Two(3)
    print(len(two.head), len(two.body))
    two.close()
    guarded = Guarded(2)
    try:
        guarded.left.fill(1)
        print(sum(guarded.left))
    finally:
        guarded.close()
    finalised = Finalised(3)
    print(len(finalised.a))
    lazy = Lazy(5)
    print(lazy.size)
    lazy.close()
    print(lazy.size)
    lazy.close()
    for text in ("4", "x"):
        parsed = Parsed.read(text)
        if parsed is None:
            continue
        print(len(parsed.block))
        parsed.close()


main()
