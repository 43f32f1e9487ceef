"""Paths as POSIX writes them."""
import posix
from posix import fspath

curdir, pardir, sep, extsep, altsep, pathsep, devnull, defpath = ".", "..", "/", ".", None, ":", "/dev/null", "/bin:/usr/bin"
supports_unicode_filenames = False
_DIRECTORY, _FILE, _LINK = 0o040000, 0o100000, 0o120000


def _slash(path):
    return b"/" if isinstance(path, bytes) else "/"


def isabs(s):
    s = fspath(s)
    return s.startswith(_slash(s))


def normcase(s):
    return fspath(s)


def join(a, *p):
    a = fspath(a)
    slash = _slash(a)
    path = a
    for b in p:
        b = fspath(b)
        if not isinstance(b, type(slash)):
            raise TypeError("Can't mix strings and bytes in path components")
        if b.startswith(slash):
            path = b
        elif not path or path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    p = fspath(p)
    slash = _slash(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = fspath(p)
    slash, dot = (b"/", b".") if isinstance(p, bytes) else ("/", ".")
    start = p.rfind(slash) + 1
    at = p.rfind(dot)
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p = fspath(p)
    return p[:0], p


def basename(p):
    p = fspath(p)
    return p[p.rfind(_slash(p)) + 1:]


def dirname(p):
    return split(p)[0]


def _mode(path, follow=True):
    try:
        return posix.stat(path, follow_symlinks=follow).st_mode & 0o170000
    except (OSError, ValueError):
        return None


def exists(path):
    return _mode(path) is not None


def lexists(path):
    return _mode(path, False) is not None


def isdir(path):
    return _mode(path) == _DIRECTORY


def isfile(path):
    return _mode(path) == _FILE


def islink(path):
    return _mode(path, False) == _LINK


def ismount(path):
    return realpath(path) == "/"


def getsize(filename):
    return posix.stat(filename).st_size


def getmtime(filename):
    return posix.stat(filename).st_mtime


def getatime(filename):
    return posix.stat(filename).st_atime


def getctime(filename):
    return posix.stat(filename).st_ctime


def samestat(a, b):
    return a.st_ino == b.st_ino and a.st_dev == b.st_dev


def samefile(a, b):
    return samestat(posix.stat(a), posix.stat(b))


def normpath(path):
    path = fspath(path)
    slash = _slash(path)
    dot, dotdot = (b".", b"..") if isinstance(path, bytes) else (".", "..")
    if not path:
        return dot
    start = slash if path.startswith(slash) else path[:0]
    if path.startswith(slash * 2) and not path.startswith(slash * 3):
        start = slash * 2
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dotdot or (not start and not parts) or (parts and parts[-1] == dotdot):
            parts.append(part)
        elif parts:
            parts.pop()
    return start + slash.join(parts) or dot


def abspath(path):
    path = fspath(path)
    if not isabs(path):
        cwd = posix.getcwd()
        path = join(cwd.encode() if isinstance(path, bytes) else cwd, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    path = abspath(filename)
    done, rest, links = "/", path.split("/")[::-1], 0
    while rest:
        name = rest.pop()
        if not name or name == ".":
            continue
        if name == "..":
            done = dirname(done)
            continue
        here = join(done, name)
        if links < 40 and islink(here):
            links += 1
            target = posix.readlink(here)
            if isabs(target):
                done = "/"
            rest.extend(target.split("/")[::-1])
        else:
            if strict:
                posix.stat(here)
            done = here
    return done


def relpath(path, start=None):
    path = fspath(path)
    if not path:
        raise ValueError("no path specified")
    a = [x for x in abspath("." if start is None else start).split("/") if x]
    b = [x for x in abspath(path).split("/") if x]
    common = 0
    while common < min(len(a), len(b)) and a[common] == b[common]:
        common += 1
    parts = [".."] * (len(a) - common) + b[common:]
    return join(*parts) if parts else "."


def commonprefix(m):
    if not m:
        return ""
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def commonpath(paths):
    paths = [fspath(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = {isabs(p) for p in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[x for x in p.split("/") if x and x != "."] for p in paths]
    return ("/" if absolute.pop() else "") + "/".join(commonprefix(split_paths))


def expanduser(path):
    path = fspath(path)
    if not path.startswith("~"):
        return path
    i = path.find("/")
    i = len(path) if i < 0 else i
    import os
    if i != 1 or "HOME" not in os.environ:
        return path
    return (os.environ["HOME"].rstrip("/") + path[i:]) or "/"


def expandvars(path):
    import os
    path = fspath(path)
    out, i = "", 0
    while i < len(path):
        if path[i] == "$":
            if path[i + 1:i + 2] == "{":
                end = path.find("}", i)
                name, after = (path[i + 2:end], end + 1) if end > 0 else ("", i + 1)
            else:
                after = i + 1
                while after < len(path) and (path[after].isalnum() or path[after] == "_"):
                    after += 1
                name = path[i + 1:after]
            if name in os.environ:
                out += os.environ[name]
                i = after
                continue
        out += path[i]
        i += 1
    return out
