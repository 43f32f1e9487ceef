"""Files, directories, environment and process, on POSIX systems."""
import posixpath as path
import sys
from posix import *
from posix import _environment, _exit, _utime

error = OSError
name = "posix"
linesep = "\n"
curdir, pardir, sep, altsep, extsep, pathsep, devnull = ".", "..", "/", None, ".", ":", "/dev/null"
defpath = "/bin:/usr/bin"
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE = 0, 64, 65, 66, 67, 68, 69, 70
EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = 71, 72, 73, 74, 75, 76, 77, 78
supports_bytes_environ = True
supports_dir_fd = supports_effective_ids = set()
supports_fd = {stat, truncate}
supports_follow_symlinks = {stat}
sys.modules["os.path"] = path


class _Environ:
    """The environment as a mapping. Changes stay in this VM: the process has other tenants."""

    def __init__(self, data, to_key, from_key):
        self._data, self.encodekey, self.decodekey = data, to_key, from_key
        self.encodevalue, self.decodevalue = to_key, from_key

    def __getitem__(self, key):
        try:
            return self.decodevalue(self._data[self.encodekey(key)])
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        key, value = self.encodekey(key), self.encodevalue(value)
        if not key or "=" in key:
            raise OSError(22, "Invalid argument")
        if "\0" in key or "\0" in value:
            raise ValueError("embedded null byte")
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return "environ({%s})" % ", ".join(f"{k!r}: {v!r}" for k, v in self.items())

    def __eq__(self, other):
        return self.copy() == dict(other.items()) if hasattr(other, "items") else NotImplemented

    def __or__(self, other):
        return self.copy() | dict(other) if hasattr(other, "keys") else NotImplemented

    def __ror__(self, other):
        return dict(other) | self.copy() if hasattr(other, "keys") else NotImplemented

    def __ior__(self, other):
        self.update(other)
        return self

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def copy(self):
        return {key: self[key] for key in self}

    def keys(self):
        return self.copy().keys()

    def values(self):
        return self.copy().values()

    def items(self):
        return self.copy().items()

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def popitem(self):
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def setdefault(self, key, value=None):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, other=(), /, **more):
        for key, value in dict(other, **more).items():
            self[key] = value

    def clear(self):
        for key in self:
            del self[key]


def _text(value):
    if not isinstance(value, str):
        raise TypeError("str expected, not %s" % type(value).__name__)
    return value


def _bytes_to_text(value):
    if not isinstance(value, bytes):
        raise TypeError("bytes expected, not %s" % type(value).__name__)
    return value.decode("utf-8", "surrogateescape")


class _Refused:
    """Stands for the environment that the host does not show: whatever is asked of it is refused by name."""

    def _refuse(self, *_):
        _environment()

    __getitem__ = __setitem__ = __delitem__ = __iter__ = __len__ = __contains__ = pop = _refuse


def _shown():
    try:
        return _environment()
    except PermissionError:
        return _Refused()


environ = _Environ(_shown(), _text, lambda text: text)
environb = _Environ(environ._data, _bytes_to_text, lambda text: text.encode("utf-8", "surrogateescape"))


def getenv(key, default=None):
    return environ.get(key, default)


def getenvb(key, default=None):
    return environb.get(key, default)


def putenv(name, value, /):
    environ._data[fsdecode(name)] = fsdecode(value)


def unsetenv(name, /):
    environ._data.pop(fsdecode(name), None)


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


class _PathType(type):
    """A class is a PathLike when it has __fspath__."""

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, sub):
        if cls is not PathLike:
            return type.__subclasscheck__(cls, sub)
        return any("__fspath__" in c.__dict__ for c in sub.__mro__)

    def register(cls, sub):
        return sub


class PathLike(metaclass=_PathType):
    """Objects with __fspath__."""

    def __fspath__(self):
        raise NotImplementedError

    __fspath__.__isabstractmethod__ = True
    __class_getitem__ = classmethod(type(list[int]))


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def fdopen(fd, mode="r", *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io
    return io.open(fd, mode, *args, **kwargs)


def makedirs(name, mode=0o777, exist_ok=False):
    above, last = path.split(name)
    if not last:
        above, last = path.split(above)
    if above and last and not path.exists(above):
        try:
            makedirs(above, exist_ok=exist_ok)
        except FileExistsError:  # another process made it just now
            pass
        if last == ".":
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not (exist_ok and path.isdir(name)):
            raise


def removedirs(name):
    rmdir(name)
    above, last = path.split(name)
    try:
        while above and last:
            rmdir(above)
            above, last = path.split(above)
    except OSError:  # it holds more
        pass


def renames(old, new):
    above, name = path.split(new)
    if above and name and not path.exists(above):
        makedirs(above)
    rename(old, new)
    above, name = path.split(old)
    if above and name:
        try:
            removedirs(above)
        except OSError:  # it holds more
            pass


class DirEntry:
    """An entry of a directory."""

    __slots__ = ("name", "path")

    def __init__(self, directory, name):
        self.name = name
        self.path = path.join(directory, name)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not self.is_symlink())

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not self.is_symlink())

    def is_symlink(self):
        return path.islink(self.path)

    def inode(self):
        return lstat(self.path).st_ino

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)


class _Scan:
    """The iterator of scandir."""

    def __init__(self, directory, names):
        self._entries = (DirEntry(directory, n) for n in names)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path=None):
    directory = "." if path is None else fspath(path)
    return _Scan(directory, listdir(directory))


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yields (directory, names of directories, names of files) for top and what lies below it."""
    sys.audit("os.walk", top, topdown, onerror, followlinks)
    return _walk(fspath(top), topdown, onerror, followlinks)


def _walk(top, topdown, onerror, followlinks):
    try:
        names = listdir(top)
    except OSError as e:
        if onerror is not None:
            onerror(e)
        return
    dirs, files = [], []
    for n in names:
        (dirs if path.isdir(path.join(top, n)) else files).append(n)
    if topdown:
        yield top, dirs, files
    for n in dirs:
        below = path.join(top, n)
        if followlinks or not path.islink(below):
            yield from _walk(below, topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Sets the times of access and change of a file."""
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if times is not None:
        if not isinstance(times, tuple) or len(times) != 2:
            raise TypeError("utime: 'times' must be either a tuple of two ints or None")
        ns = tuple(t * 1000000000 if isinstance(t, int) else int(t // 1 * 1000000000 + t % 1 * 1000000000) for t in times)
    elif ns is None:
        ns = None, None
    elif not isinstance(ns, tuple) or len(ns) != 2:
        raise TypeError("utime: 'ns' must be a tuple of two ints")
    _utime(path, *ns, bool(follow_symlinks))


def getlogin():
    return environ.get("LOGNAME") or environ.get("USER") or "root"


def abort():
    kill(getpid(), 6)


# other programs

WNOHANG, WUNTRACED = 1, 2
P_WAIT, P_NOWAIT = 0, 1


def WIFEXITED(status): return status & 0x7f == 0
def WEXITSTATUS(status): return status >> 8 & 0xff
def WIFSIGNALED(status): return 0 < status & 0x7f < 0x7f
def WTERMSIG(status): return status & 0x7f
def WIFSTOPPED(status): return status & 0xff == 0x7f
def WSTOPSIG(status): return status >> 8 & 0xff
def WCOREDUMP(status): return bool(status & 0x80)


def waitstatus_to_exitcode(status):
    """The exit status, or the negative signal."""
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    raise ValueError(f"invalid wait status: {status}")


def waitpid(pid, options, /):
    import _process
    return _process.waitpid(pid, options)


def wait():
    return waitpid(-1, 0)


def fork():
    """0 in the child, the child's pid in the parent."""
    import _process
    return _process.fork()


def _programs(file, env):
    file = fsencode(file)
    if b"/" in file:
        return [file]
    return [path.join(fsencode(folder), file) for folder in env.get("PATH", defpath).split(":")]


def _exec(programs, args, env):
    import _process
    args = [fsencode(arg) for arg in args]
    if not args:
        raise ValueError("execv() arg 2 must not be empty")
    _process.execve(programs, args, [fsencode(key) + b"=" + fsencode(value) for key, value in env.items()])


def execv(path, argv, /): _exec([fsencode(path)], argv, environ)
def execve(path, argv, env): _exec([fsencode(path)], argv, env)
def execvp(file, args): _exec(_programs(file, environ), args, environ)
def execvpe(file, args, env): _exec(_programs(file, env), args, env)
def execl(file, *args): execv(file, args)
def execle(file, *args): execve(file, args[:-1], args[-1])
def execlp(file, *args): execvp(file, args)
def execlpe(file, *args): execvpe(file, args[:-1], args[-1])


def _spawn(mode, file, args, env, search):
    import _process
    programs = _programs(file, env) if search else [fsencode(file)]
    pid = _process.spawn(programs, [fsencode(arg) for arg in args],
                         [fsencode(key) + b"=" + fsencode(value) for key, value in env.items()], None, -1, -1, -1, False, False)
    if isinstance(pid, tuple):
        return 127
    return pid if mode == P_NOWAIT else waitstatus_to_exitcode(waitpid(pid, 0)[1])


def spawnv(mode, file, args): return _spawn(mode, file, args, environ, False)
def spawnve(mode, file, args, env): return _spawn(mode, file, args, env, False)
def spawnvp(mode, file, args): return _spawn(mode, file, args, environ, True)
def spawnvpe(mode, file, args, env): return _spawn(mode, file, args, env, True)
def spawnl(mode, file, *args): return spawnv(mode, file, args)
def spawnle(mode, file, *args): return spawnve(mode, file, args[:-1], args[-1])
def spawnlp(mode, file, *args): return spawnvp(mode, file, args)
def spawnlpe(mode, file, *args): return spawnvpe(mode, file, args[:-1], args[-1])


class _PipeFile:
    """The stream of popen(): closing it waits for the program."""

    def __init__(self, stream, process):
        self._stream, self._process = stream, process

    def close(self):
        self._stream.close()
        status = self._process.wait()
        return None if status == 0 else status << 8

    def __iter__(self):
        return iter(self._stream)

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def popen(cmd, mode="r", buffering=-1):
    """A stream from or to a shell command."""
    import subprocess
    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    if mode == "r":
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE, bufsize=buffering)
        return _PipeFile(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return _PipeFile(process.stdin, process)


__all__ = [_n for _n in dir() if not _n.startswith("_") and _n not in ("sys", "path")] + ["_exit", "path"]
