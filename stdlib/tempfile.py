"""Temporary files and directories."""

import io
import os
from types import GenericAlias

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp",
           "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb"]

TMP_MAX = 10000
template = "tmp"
tempdir = None
_characters = "abcdefghijklmnopqrstuvwxyz0123456789_"


def _names():
    """Random names of eight characters."""
    while True:
        yield "".join([_characters[b % 37] for b in os.urandom(8)])


def gettempprefix():
    """How the names begin."""
    return "tmp"


def gettempprefixb():
    """The same as bytes."""
    return b"tmp"


def gettempdir():
    """The directory for temporary files."""
    return os.fsdecode(_tempdir())


def gettempdirb():
    """The same as bytes."""
    return os.fsencode(_tempdir())


def _tempdir():
    global tempdir
    if tempdir is None:
        tempdir = _find_tempdir()
    return tempdir


def _candidates():
    found = [os.getenv(name) for name in ("TMPDIR", "TEMP", "TMP")]
    found = [name for name in found if name] + ["/tmp", "/var/tmp", "/usr/tmp"]
    try:
        found.append(os.getcwd())
    except OSError:
        found.append(os.curdir)
    return found


def _find_tempdir():
    directories = _candidates()
    for directory in directories:
        directory = os.path.abspath(directory) if directory != os.curdir else directory
        if os.path.isdir(directory) and os.access(directory, os.W_OK | os.X_OK):
            return directory
    raise FileNotFoundError(2, "No usable temporary directory found in %s" % directories)


def _sanitize(prefix, suffix, dir):
    """The three parts and their type: all str or all bytes."""
    kind = None
    for part in (prefix, suffix, dir):
        if part is None:
            continue
        if hasattr(part, "__fspath__"):
            part = os.fspath(part)
        this = bytes if isinstance(part, bytes) else str
        if kind not in (None, this):
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        kind = this
    if kind is None:
        kind = bytes if isinstance(tempdir, bytes) else str
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = template if kind is str else os.fsencode(template)
    if dir is None:
        dir = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, dir, kind


def _try(make, prefix, suffix, dir, kind, what):
    dir = os.path.abspath(dir)
    names = _names()
    for _ in range(TMP_MAX):
        name = next(names)
        path = os.path.join(dir, prefix + (name if kind is str else os.fsencode(name)) + suffix)
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, f"No usable temporary {what} name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Makes a file; gives (descriptor, path). The caller removes it."""
    prefix, suffix, dir, kind = _sanitize(prefix, suffix, dir)
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    return _try(lambda path: os.open(path, flags, 0o600), prefix, suffix, dir, kind, "file")


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a directory; gives its path. The caller removes it."""
    prefix, suffix, dir, kind = _sanitize(prefix, suffix, dir)
    return _try(lambda path: os.mkdir(path, 0o700), prefix, suffix, dir, kind, "directory")[1]


def mktemp(suffix="", prefix=template, dir=None):
    """A path at which there is no file yet; unsafe."""
    if dir is None:
        dir = gettempdir()
    names = _names()
    for _ in range(TMP_MAX):
        path = os.path.abspath(os.path.join(dir, prefix + next(names) + suffix))
        if not os.path.lexists(path):
            return path
    raise FileExistsError(17, "No usable temporary filename found")


class _TemporaryFileCloser:
    """Closes the file and removes it, once."""

    def __init__(self, file, name, delete):
        self.file, self.name, self.delete = file, name, delete
        self.close_called = False

    def close(self):
        if self.close_called or self.file is None:
            return
        self.close_called = True
        try:
            self.file.close()
        finally:
            if self.delete:
                try:
                    os.unlink(self.name)
                except FileNotFoundError:
                    pass

    def __del__(self):
        self.close()


class _TemporaryFileWrapper:
    """A file that removes itself when it is closed."""

    def __init__(self, file, name, delete=True):
        self.file, self.name, self.delete = file, name, delete
        self._closer = _TemporaryFileCloser(file, name, delete)

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        self.close()
        return None

    def close(self):
        self._closer.close()

    def __iter__(self):
        for line in self.file:
            yield line

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__name__} object at {id(self):#x}>"


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    """Makes and opens a file that is removed when it is closed."""
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        file = io.open(fd, mode, buffering=buffering, encoding=encoding, newline=newline, errors=errors)
    except BaseException:
        os.close(fd)
        os.unlink(name)
        raise
    return _TemporaryFileWrapper(file, name, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    """Makes and opens a file without a name."""
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        os.unlink(name)
        return io.open(fd, mode, buffering=buffering, encoding=encoding, newline=newline, errors=errors)
    except BaseException:
        os.close(fd)
        raise


class SpooledTemporaryFile:
    """A stream in memory that becomes a file when it grows beyond max_size."""

    _rolled = False

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        if "b" in mode:
            self._file = io.BytesIO()
        else:
            self._file = io.StringIO(newline="\n" if newline is None else newline)
        self._max_size = max_size
        self._binary = "b" in mode
        self._arguments = {"mode": mode, "buffering": buffering, "suffix": suffix, "prefix": prefix,
                           "encoding": encoding, "newline": newline, "dir": dir, "errors": errors}

    __class_getitem__ = classmethod(GenericAlias)

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Makes it a file now."""
        if self._rolled:
            return
        file = self._file
        new = self._file = TemporaryFile(**self._arguments)
        new.write(file.getvalue())
        new.seek(file.tell(), 0)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def __getattr__(self, name):
        if name in ("detach", "flush", "isatty", "read", "readline", "readlines", "seek", "tell", "readable",
                    "seekable", "writable", "close", "closed", "read1", "readinto", "readinto1"):
            return getattr(self.__dict__["_file"], name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @property
    def encoding(self):
        return self._file.encoding

    @property
    def errors(self):
        return self._file.errors

    @property
    def mode(self):
        return self._arguments["mode"]

    @property
    def name(self):
        return getattr(self._file, "name", None)

    @property
    def newlines(self):
        return self._file.newlines

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, s):
        result = self._file.write(s)
        self._check(self._file)
        return result

    def writelines(self, iterable):
        result = self._file.writelines(iterable)
        self._check(self._file)
        return result


class TemporaryDirectory:
    """A directory that is removed, with what is in it, at the end of the with statement."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        import weakref

        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._finalizer = weakref.finalize(
            self, self._cleanup, self.name, warn_message="Implicitly cleaning up {!r}".format(self),
            ignore_errors=ignore_cleanup_errors)

    @classmethod
    def _rmtree(cls, name, ignore_errors=False):
        import shutil

        shutil.rmtree(name, ignore_errors=ignore_errors)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False):
        cls._rmtree(name, ignore_errors=ignore_errors)
        import warnings

        warnings.warn(warn_message, ResourceWarning)

    def __repr__(self):
        return "<{} {!r}>".format(self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        self.cleanup()

    def cleanup(self):
        """Removes the directory now."""
        if self._finalizer.detach() or os.path.exists(self.name):
            self._rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(GenericAlias)
