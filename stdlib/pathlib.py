"""Paths as objects."""

# Of the two kinds of paths, those of Windows are not built: their classes are there by name and refuse to make objects.

import io
import os
from _collections_abc import Sequence
from types import GenericAlias

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


def _missing(error):
    """Whether the error says that there is no such file."""
    return error.errno in (2, 20, 9, 40)


class _PathParents(Sequence):
    """The ancestors of a path."""

    __slots__ = ("_cls", "_root", "_parts")

    def __init__(self, path):
        self._cls, self._root, self._parts = type(path), path._root, path._parts

    def __len__(self):
        return len(self._parts) - 1 if self._root else len(self._parts)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple([self[i] for i in range(*index.indices(len(self)))])
        n = len(self)
        if index >= n or index < -n:
            raise IndexError(index)
        if index < 0:
            index += n
        return self._cls._make(self._root, self._parts[:len(self._parts) - 1 - index])

    def __repr__(self):
        return "<{}.parents>".format(self._cls.__name__)


class PurePath:
    """A path without a file system."""

    # _root: "", "/" or "//"; _parts: the root, if there is one, and the names
    __slots__ = ("_root", "_parts", "_text", "_hashed")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        return cls._make(*cls._parse_args(args))

    def __reduce__(self):
        return self.__class__, tuple(self._parts)

    @classmethod
    def _make(cls, root, parts):
        self = object.__new__(cls)
        self._root, self._parts = root, parts
        return self

    @classmethod
    def _parse_args(cls, args):
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                texts.append(str(arg))
                continue
            arg = os.fspath(arg)
            if not isinstance(arg, str):
                raise TypeError("argument should be a str object or an os.PathLike object returning str, not %r" % type(
                    arg))
            texts.append(str(arg))
        root, names = "", []
        for text in texts:
            if not text:
                continue
            if text[0] == "/":
                stripped = text.lstrip("/")
                root, names = "//" if len(text) - len(stripped) == 2 else "/", []
            names.extend([name for name in text.split("/") if name and name != "."])
        return root, [root, *names] if root else names

    def __str__(self):
        try:
            return self._text
        except AttributeError:
            if self._root:
                self._text = self._root + "/".join(self._parts[1:])
            else:
                self._text = "/".join(self._parts) or "."
            return self._text

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        """The text with slashes."""
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return "{}({!r})".format(self.__class__.__name__, self.as_posix())

    def as_uri(self):
        """The path as a file URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/"
        return "file://" + "".join([chr(b) if b in safe else "%%%02X" % b for b in bytes(self)])

    def _same_kind(self, other):
        return isinstance(other, PurePath)

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts == other._parts

    def __hash__(self):
        try:
            return self._hashed
        except AttributeError:
            self._hashed = hash(tuple(self._parts))
            return self._hashed

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts < other._parts

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts <= other._parts

    def __gt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts > other._parts

    def __ge__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts >= other._parts

    __class_getitem__ = classmethod(GenericAlias)

    drive = property(lambda self: "", doc="The drive: always '' here.")
    root = property(lambda self: self._root, doc="The root, if any.")
    anchor = property(lambda self: self._root, doc="The drive and root.")

    @property
    def parts(self):
        """The root, if any, and the names, as a tuple."""
        return tuple(self._parts)

    @property
    def name(self):
        """The last name, if any."""
        parts = self._parts
        return "" if len(parts) == (1 if self._root else 0) else parts[-1]

    @property
    def suffix(self):
        """The end of the name from its last dot on."""
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        """All the ends of the name that begin with a dot."""
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The name without its suffix."""
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    def with_name(self, name):
        """The path with another name."""
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        if not name or "/" in name or name == ".":
            raise ValueError("Invalid name %r" % name)
        return self._make(self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        """The path with another stem."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """The path with another suffix, or without one."""
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError("Invalid suffix %r" % (suffix,))
        name = self.name
        if not name:
            raise ValueError("%r has an empty name" % (self,))
        old = self.suffix
        name = name[:-len(old)] + suffix if old else name + suffix
        return self._make(self._root, self._parts[:-1] + [name])

    def relative_to(self, *other):
        """The path as seen from another; ValueError where it does not lie below it."""
        if not other:
            raise TypeError("need at least one argument")
        root, parts = self._parse_args(other)
        n = len(parts)
        if root and not self._root or self._parts[:n] != parts or not n and self._root:
            raise ValueError("{!r} is not in the subpath of {!r} OR one path is relative and the other is absolute."
                             .format(str(self), str(self._make(root, parts)) if parts else ""))
        return self._make("", self._parts[n:])

    def is_relative_to(self, *other):
        """Whether it lies below another path."""
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def joinpath(self, *args):
        """The path with others behind it."""
        root, parts = self._parse_args(args)
        if root:
            return self._make(root, parts)
        return self._make(self._root, self._parts + parts)

    def __truediv__(self, key):
        try:
            return self.joinpath(key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._make(*self._parse_args([key, self]))
        except TypeError:
            return NotImplemented

    @property
    def parent(self):
        """The path without its last name."""
        parts = self._parts
        if len(parts) == (1 if self._root else 0):
            return self
        return self._make(self._root, parts[:-1])

    @property
    def parents(self):
        """The ancestors, the nearest first."""
        return _PathParents(self)

    def is_absolute(self):
        """Whether it has a root."""
        return bool(self._root)

    def is_reserved(self):
        """Whether the system gives the name a meaning: never here."""
        return False

    def match(self, path_pattern):
        """Whether it matches a pattern: from the end, if that is relative."""
        from fnmatch import fnmatchcase

        root, pattern = self._parse_args((path_pattern,))
        if not pattern:
            raise ValueError("empty pattern")
        if root and root != self._root:
            return False
        parts = self._parts
        if root:
            if len(pattern) != len(parts):
                return False
            pattern, parts = pattern[1:], parts[1:]
        elif len(pattern) > len(parts):
            return False
        return all(fnmatchcase(part, pat) for part, pat in zip(reversed(parts), reversed(pattern)))


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A path of POSIX without a file system."""

    __slots__ = ()


class PureWindowsPath(PurePath):
    """A path of Windows; not built."""

    __slots__ = ()

    def __new__(cls, *args):
        raise NotImplementedError("PureWindowsPath: paths of Windows do not exist in this version")


class Path(PurePath):
    """A path of this system."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return cls._make(*cls._parse_args(args))

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        pass

    @classmethod
    def cwd(cls):
        """The working directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The user's directory."""
        return cls("~").expanduser()

    def samefile(self, other_path):
        """Whether both are the same file."""
        theirs = other_path.stat() if isinstance(other_path, Path) else os.stat(other_path)
        return os.path.samestat(self.stat(), theirs)

    def iterdir(self):
        """Iterates over what is in the directory."""
        for name in os.listdir(self):
            yield self._make(self._root, self._parts + [name])

    def glob(self, pattern):
        """Iterates over what matches a pattern below this directory; ** stands for any number of directories."""
        yield from self._glob(pattern, False)

    def rglob(self, pattern):
        """The same at any depth."""
        yield from self._glob(pattern, True)

    def _glob(self, pattern, any_depth):
        if not pattern and not any_depth:
            raise ValueError("Unacceptable pattern: {!r}".format(pattern))
        root, parts = self._parse_args((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if pattern and pattern[-1] == "/":
            parts = parts + [""]
        if any_depth:
            parts = ["**"] + parts
        seen = set()
        for path in self._select(parts, 0):
            if path not in seen:
                seen.add(path)
                yield path

    def _select(self, parts, at):
        if at == len(parts):
            yield self
            return
        part = parts[at]
        if part == "**":
            if not self.is_dir():
                return
            for directory in self._directories_below():
                yield from directory._select(parts, at + 1)
            return
        if "**" in part:
            raise ValueError("Invalid pattern: '**' can only be an entire path component")
        if part == "" and at == len(parts) - 1:
            if self.is_dir():
                yield self
            return
        if not ("*" in part or "?" in part or "[" in part):
            child = self._make(self._root, self._parts + [part])
            if at == len(parts) - 1 or part == ".." or child.is_dir():
                if child.exists():
                    yield from child._select(parts, at + 1)
            return
        from fnmatch import _matcher

        matches = _matcher(part)
        try:
            with os.scandir(self) as entries:
                found = list(entries)
        except PermissionError:
            return
        except (FileNotFoundError, NotADirectoryError):
            return
        for entry in found:
            if matches(entry.name) is None:
                continue
            if at < len(parts) - 1:
                try:
                    if not entry.is_dir():
                        continue
                except OSError:
                    continue
            yield from self._make(self._root, self._parts + [entry.name])._select(parts, at + 1)

    def _directories_below(self):
        yield self
        try:
            with os.scandir(self) as entries:
                found = list(entries)
        except PermissionError:
            return
        for entry in found:
            try:
                is_dir = entry.is_dir(follow_symlinks=False)
            except OSError:
                continue
            if is_dir:
                yield from self._make(self._root, self._parts + [entry.name])._directories_below()

    def absolute(self):
        """The path from the root."""
        if self._root:
            return self
        return self._make(*self._parse_args([os.getcwd()] + self._parts))

    def resolve(self, strict=False):
        """The path from the root without symbolic links and '..'."""
        try:
            return self.__class__(os.path.realpath(self, strict=strict))
        except OSError as error:
            if error.errno == 40:
                raise RuntimeError("Symlink loop from %r" % error.filename)
            raise

    def stat(self, *, follow_symlinks=True):
        """What the system knows of the file."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """The same of a symbolic link itself."""
        return os.stat(self, follow_symlinks=False)

    def owner(self):
        """The name of the owner."""
        raise NotImplementedError("Path.owner(): names of users are not known in this version")

    def group(self):
        """The name of the group."""
        raise NotImplementedError("Path.group(): names of groups are not known in this version")

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Opens the file."""
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """What is in the file."""
        with self.open(mode="rb") as f:
            return f.read()

    def read_text(self, encoding=None, errors=None):
        """The text in the file."""
        with self.open(mode="r", encoding=encoding, errors=errors) as f:
            return f.read()

    def write_bytes(self, data):
        """Makes the file hold the bytes."""
        view = memoryview(data)
        with self.open(mode="wb") as f:
            return f.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Makes the file hold the text."""
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with self.open(mode="w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def readlink(self):
        """Where the symbolic link points."""
        return self.__class__(os.readlink(self))

    def touch(self, mode=0o666, exist_ok=True):
        """Makes the file, or gives it the time now."""
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                pass
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Makes the directory."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            above = self.parent
            if not parents or above == self:
                raise
            above.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not (exist_ok and self.is_dir()):
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        """Changes the permissions."""
        if follow_symlinks:
            os.chmod(self, mode)
        else:
            os.chmod(self, mode, follow_symlinks=False)

    def lchmod(self, mode):
        """The same of a symbolic link itself."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Removes the file."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Removes the directory, which must be empty."""
        os.rmdir(self)

    def rename(self, target):
        """Renames the file; gives the new path."""
        os.rename(self, target)
        return self.__class__(target)

    def replace(self, target):
        """Renames the file over what is there; gives the new path."""
        os.replace(self, target)
        return self.__class__(target)

    def symlink_to(self, target, target_is_directory=False):
        """Makes this path a symbolic link to target."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Makes this path another name of target."""
        os.link(target, self)

    def link_to(self, target):
        """Makes target another name of this file; deprecated."""
        import warnings

        warnings.warn("pathlib.Path.link_to() is deprecated and is scheduled for removal in Python 3.12. Use "
                      "pathlib.Path.hardlink_to() instead.", DeprecationWarning, stacklevel=2)
        self.__class__(target).hardlink_to(self)

    def exists(self):
        """Whether there is such a file."""
        try:
            self.stat()
        except OSError as error:
            if not _missing(error):
                raise
            return False
        except ValueError:
            return False
        return True

    def _is(self, kind, follow_symlinks=True):
        try:
            mode = os.stat(self, follow_symlinks=follow_symlinks).st_mode
        except OSError as error:
            if not _missing(error):
                raise
            return False
        except ValueError:
            return False
        return mode & 0o170000 == kind

    def is_dir(self):
        """Whether it is a directory."""
        return self._is(0o040000)

    def is_file(self):
        """Whether it is a regular file."""
        return self._is(0o100000)

    def is_mount(self):
        """Whether another file system begins here."""
        return os.path.ismount(self) if self.is_dir() else False

    def is_symlink(self):
        """Whether it is a symbolic link."""
        return self._is(0o120000, False)

    def is_block_device(self):
        """Whether it is a block device."""
        return self._is(0o060000)

    def is_char_device(self):
        """Whether it is a character device."""
        return self._is(0o020000)

    def is_fifo(self):
        """Whether it is a pipe."""
        return self._is(0o010000)

    def is_socket(self):
        """Whether it is a socket."""
        return self._is(0o140000)

    def expanduser(self):
        """The path with ~ replaced."""
        if not self._root and self._parts and self._parts[0][:1] == "~":
            home = os.path.expanduser(self._parts[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return self._make(*self._parse_args([home] + self._parts[1:]))
        return self


class PosixPath(Path, PurePosixPath):
    """A path of this system, which is a POSIX one."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A path of Windows; cannot be made here."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")
