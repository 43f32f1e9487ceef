"""Files found by patterns of the shell."""

import os

__all__ = ["escape", "glob", "iglob"]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match, as a list."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Iterates over the paths that match."""
    if dir_fd is not None:
        raise NotImplementedError("glob: dir_fd unavailable on this platform")
    if root_dir is not None:
        root_dir = os.fspath(root_dir)
    else:
        root_dir = pathname[:0]
    found = _iglob(pathname, root_dir, recursive, False, include_hidden)
    if not pathname or recursive and _is_recursive(pathname[:2]):
        try:
            first = next(found)
            if first:
                found = _chain(first, found)
        except StopIteration:
            pass
    return found


def _chain(first, rest):
    yield first
    yield from rest


def _iglob(pathname, root_dir, recursive, dironly, include_hidden):
    dirname, basename = os.path.split(pathname)
    if not has_magic(pathname):
        if basename:
            if os.path.lexists(os.path.join(root_dir, pathname)):
                yield pathname
        elif os.path.isdir(os.path.join(root_dir, dirname)):
            yield pathname
        return
    if not dirname:
        if recursive and _is_recursive(basename):
            yield from _glob_any_depth(root_dir, basename, dironly, include_hidden)
        else:
            yield from _glob_pattern(root_dir, basename, dironly, include_hidden)
        return
    if dirname != pathname and has_magic(dirname):
        dirs = _iglob(dirname, root_dir, recursive, True, include_hidden)
    else:
        dirs = [dirname]
    if not has_magic(basename):
        names = _glob_name
    elif recursive and _is_recursive(basename):
        names = _glob_any_depth
    else:
        names = _glob_pattern
    for dirname in dirs:
        for name in names(os.path.join(root_dir, dirname), basename, dironly, include_hidden):
            yield os.path.join(dirname, name)


def _glob_pattern(dirname, pattern, dironly, include_hidden):
    import fnmatch

    names = _names_in(dirname, dironly)
    if not (include_hidden or _is_hidden(pattern)):
        names = [name for name in names if not _is_hidden(name)]
    return fnmatch.filter(names, pattern)


def _glob_name(dirname, basename, dironly, include_hidden):
    if basename:
        return [basename] if os.path.lexists(os.path.join(dirname, basename)) else []
    return [basename] if os.path.isdir(dirname) else []


def _glob_any_depth(dirname, pattern, dironly, include_hidden):
    if not dirname or os.path.isdir(dirname):
        yield pattern[:0]
    yield from _below(dirname, dironly, include_hidden)


def _names_in(dirname, dironly):
    names = []
    if not dirname:
        dirname = os.curdir if isinstance(dirname, str) else os.fsencode(os.curdir)
    try:
        with os.scandir(dirname) as entries:
            for entry in entries:
                try:
                    if not dironly or entry.is_dir():
                        names.append(entry.name)
                except OSError:
                    pass
    except OSError:
        pass
    return names


def _below(dirname, dironly, include_hidden):
    for name in _names_in(dirname, dironly):
        if include_hidden or not _is_hidden(name):
            yield name
            path = os.path.join(dirname, name) if dirname else name
            for below in _below(path, dironly, include_hidden):
                yield os.path.join(name, below)


def has_magic(s):
    """Whether it is a pattern and no plain name."""
    if isinstance(s, bytes):
        return b"*" in s or b"?" in s or b"[" in s
    return "*" in s or "?" in s or "[" in s


def _is_hidden(path):
    return path[0] in (".", b"."[0])


def _is_recursive(pattern):
    return pattern == (b"**" if isinstance(pattern, bytes) else "**")


def escape(pathname):
    """The pattern that matches that name alone."""
    drive, pathname = os.path.splitdrive(pathname)
    if isinstance(pathname, bytes):
        return drive + b"".join([b"[" + bytes([c]) + b"]" if c in b"*?[" else bytes([c]) for c in pathname])
    return drive + "".join([f"[{c}]" if c in "*?[" else c for c in pathname])
