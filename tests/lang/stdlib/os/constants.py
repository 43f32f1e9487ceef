import os


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


print(os.name, os.sep, os.altsep, os.extsep, os.pathsep, repr(os.linesep), os.curdir, os.pardir, os.devnull, os.defpath)
print(os.SEEK_SET, os.SEEK_END, os.O_RDWR, os.O_CREAT, os.F_OK, os.X_OK, os.EX_OK, os.EX_USAGE)
print(os.path.__name__, os.error is OSError, len(os.urandom(5)), os.strerror(2), os.getpid() > 0, os.cpu_count() > 0)
print(os.uname().sysname, os.terminal_size((3, 4)), type(os.times()).__name__)
show(os.urandom, -1)
show(os.strerror, "x")
show(os.get_terminal_size, 99)
