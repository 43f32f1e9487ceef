import os


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


class P:
    def __init__(self, value):
        self.value = value

    def __fspath__(self):
        return self.value


for value in ("a", b"a", P("p"), P(b"p"), P(3), 3, None):
    show(os.fspath, value)
    show(os.fsencode, value)
    show(os.fsdecode, value)
    print(isinstance(value, os.PathLike))
print(issubclass(P, os.PathLike), issubclass(str, os.PathLike), os.PathLike[str])
print(os.path.join(P("a"), "b"), os.path.basename(P("x/y")))
