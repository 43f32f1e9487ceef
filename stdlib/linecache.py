"""Lines of source files, read once and kept."""

import os
import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}  # name -> (size, mtime or None, lines, full name), or (a function that gets the text,)


def clearcache():
    """Forgets everything."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """The line with its end; '' where there is none. Never raises."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """All lines of a file, [] where it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forgets the files that have changed since they were read."""
    names = list(cache) if filename is None else [filename] if filename in cache else []
    for name in names:
        entry = cache[name]
        if len(entry) == 1 or entry[1] is None:
            continue
        try:
            stat = os.stat(entry[3])
        except (OSError, ValueError):
            del cache[name]
            continue
        if entry[0] != stat.st_size or entry[1] != stat.st_mtime:
            del cache[name]


def updatecache(filename, module_globals=None):
    """Reads a file anew and gives its lines."""
    if len(cache.get(filename, ())) != 1:
        cache.pop(filename, None)
    if filename.startswith("<input "):
        return _typed(filename)
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    fullname, stat = filename, None
    try:
        stat = os.stat(fullname)
    except OSError:
        if lazycache(filename, module_globals):
            try:
                data = cache[filename][0]()
            except (ImportError, OSError):
                data = None
            else:
                if data is None:
                    return []
                lines = [line + "\n" for line in data.splitlines()]
                cache[filename] = len(data), None, lines, fullname
                return lines
        if os.path.isabs(filename):
            return []
        for directory in sys.path:
            try:
                fullname = os.path.join(directory, filename)
                stat = os.stat(fullname)
                break
            except (TypeError, AttributeError, OSError):
                continue
        else:
            return []
    try:
        lines = _read(fullname)
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = stat.st_size, stat.st_mtime, lines, fullname
    return lines


def _typed(filename):
    """Lines that were typed at a prompt."""
    import _import
    data = _import.source(filename)
    if data is None:
        return []
    lines = [line + "\n" for line in data.decode("utf-8", "replace").split("\n")]
    cache[filename] = len(data), None, lines, filename
    return lines


def _read(path):
    with open(path, "rb") as file:
        head = file.read(400)
    encoding = "utf-8-sig" if head.startswith(b"\xef\xbb\xbf") else "utf-8"
    for line in head.split(b"\n")[:2]:
        if line.lstrip(b" \t\f").startswith(b"#") and b"coding" in line:
            _, _, name = line.partition(b"coding")
            name = name[1:].split()[0] if name[:1] in (b":", b"=") and name[1:].split() else b""
            encoding = name.decode("ascii", "replace") or encoding
    try:
        with open(path, encoding=encoding) as file:
            return file.readlines()
    except LookupError as error:
        raise SyntaxError(str(error)) from None


def lazycache(filename, module_globals):
    """Notes how to get the source from the module's loader; whether that is possible."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return False
    if module_globals and "__name__" in module_globals:
        spec = module_globals.get("__spec__")
        name = getattr(spec, "name", None) or module_globals["__name__"]
        loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
        get_source = getattr(loader, "get_source", None)
        if name and get_source:
            cache[filename] = (lambda: get_source(name),)
            return True
    return False
