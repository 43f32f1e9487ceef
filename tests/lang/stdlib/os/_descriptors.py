import os


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


fd = os.open("f", os.O_RDWR | os.O_CREAT, 0o600)
show(os.write, fd, b"hello world")
show(os.lseek, fd, 6, os.SEEK_SET)
show(os.read, fd, 100)
show(os.read, fd, -1)
os.ftruncate(fd, 3)
show(lambda: os.fstat(fd).st_size)
other = os.dup(fd)
os.lseek(other, 0, 0)
show(os.read, fd, 2)
os.close(other)
with os.fdopen(fd, "r") as f:
    show(f.read)
show(os.close, fd)
show(os.open, "none", os.O_RDONLY)
r, w = os.pipe()
os.write(w, b"through")
os.close(w)
show(os.read, r, 100)
show(os.read, r, 100)
os.close(r)
show(os.isatty, r)
show(os.fdopen, "x")
