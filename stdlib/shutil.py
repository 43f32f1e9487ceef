"""Files and directory trees copied, moved and removed."""

import os
import stat
import sys

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
           "SpecialFileError", "ExecError", "make_archive", "get_archive_formats", "unpack_archive",
           "get_unpack_formats", "ReadError", "RegistryError", "ignore_patterns", "chown", "which",
           "get_terminal_size", "SameFileError", "disk_usage"]

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    pass


class SameFileError(Error):
    """Raised when source and destination are the same file."""


class SpecialFileError(OSError):
    """Raised when a file that is no regular one cannot be copied."""


class ExecError(OSError):
    """Raised when a command could not be executed."""


class ReadError(OSError):
    """Raised when an archive cannot be read."""


class RegistryError(Exception):
    """Raised when a registry of archive formats fails."""


def copyfileobj(fsrc, fdst, length=0):
    """Copies what a stream still holds to another."""
    if not length:
        length = COPY_BUFSIZE
    read, write = fsrc.read, fdst.write
    while buf := read(length):
        write(buf)


def _samefile(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies what is in a file; gives dst."""
    if _samefile(src, dst):
        raise SameFileError("{!r} and {!r} are the same file".format(src, dst))
    for fn in (src, dst):
        try:
            mode = os.stat(fn).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            raise SpecialFileError("`%s` is a named pipe" % os.fspath(fn))
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as fsrc:
        try:
            with open(dst, "wb") as fdst:
                copyfileobj(fsrc, fdst)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f"Directory does not exist: {dst}") from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copies the permissions."""
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    """Copies the permissions and times."""
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return
    st = os.stat(src)
    os.utime(dst, ns=(st.st_atime_ns, st.st_mtime_ns))
    os.chmod(dst, stat.S_IMODE(st.st_mode))


def _into(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copies a file and its permissions, also into a directory; gives where it went."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copies a file, its permissions and times, also into a directory; gives where it went."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """A function for copytree that leaves out the names that match."""

    def _ignore_patterns(path, names):
        import fnmatch

        ignored = []
        for pattern in patterns:
            ignored.extend(fnmatch.filter(names, pattern))
        return set(ignored)

    return _ignore_patterns


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    """Copies a directory tree; gives dst."""
    with os.scandir(src) as found:
        entries = list(found)
    ignored = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        srcname, dstname = os.path.join(src, entry.name), os.path.join(dst, entry.name)
        try:
            if entry.is_symlink():
                target = os.readlink(srcname)
                if symlinks:
                    os.symlink(target, dstname)
                    continue
                if not os.path.exists(srcname) and ignore_dangling_symlinks:
                    continue
            if entry.is_dir():
                copytree(srcname, dstname, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(srcname, dstname)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as why:
            errors.append((srcname, dstname, str(why)))
    try:
        copystat(src, dst)
    except OSError as why:
        errors.append((src, dst, str(why)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    """Removes a directory tree."""
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")
    if ignore_errors:
        def onerror(*args):
            pass
    elif onerror is None:
        def onerror(*args):
            raise
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    try:
        mode = os.lstat(path).st_mode
    except OSError:
        onerror(os.lstat, path, sys.exc_info())
        return
    if stat.S_ISLNK(mode):
        try:
            raise OSError("Cannot call rmtree on a symbolic link")
        except OSError:
            onerror(os.path.islink, path, sys.exc_info())
        return
    if not stat.S_ISDIR(mode):
        try:
            os.scandir(path).close()
        except OSError:
            onerror(os.scandir, path, sys.exc_info())
        return
    _rmtree(path, onerror)


def _rmtree(path, onerror):
    try:
        with os.scandir(path) as found:
            entries = list(found)
    except OSError:
        onerror(os.scandir, path, sys.exc_info())
        entries = []
    for entry in entries:
        full = entry.path
        try:
            is_dir = entry.is_dir(follow_symlinks=False)
        except OSError:
            is_dir = False
        if is_dir:
            _rmtree(full, onerror)
            continue
        try:
            os.unlink(full)
        except OSError:
            onerror(os.unlink, full, sys.exc_info())
    try:
        os.rmdir(path)
    except OSError:
        onerror(os.rmdir, path, sys.exc_info())


rmtree.avoids_symlink_attacks = False


def _basename(path):
    return os.path.basename(os.fspath(path).rstrip("/"))


def move(src, dst, copy_function=copy2):
    """Moves a file or tree, also into a directory or to another file system; gives where it went."""
    real_dst = dst
    if os.path.isdir(dst):
        if _samefile(src, dst):
            os.rename(src, dst)
            return None
        real_dst = os.path.join(dst, _basename(src))
        if os.path.exists(real_dst):
            raise Error("Destination path '%s' already exists" % real_dst)
    try:
        os.rename(src, real_dst)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), real_dst)
            os.unlink(src)
        elif os.path.isdir(src):
            if _is_inside(src, dst):
                raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst))
            copytree(src, real_dst, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real_dst)
            os.unlink(src)
    return real_dst


def _is_inside(src, dst):
    src, dst = os.path.abspath(src), os.path.abspath(dst)
    return (dst + "/").startswith(src.rstrip("/") + "/")


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of the program that a command would run, or None."""

    def usable(file):
        return os.path.exists(file) and os.access(file, mode) and not os.path.isdir(file)

    if os.path.dirname(cmd):
        return cmd if usable(cmd) else None
    use_bytes = isinstance(cmd, bytes)
    if path is None:
        path = os.environ.get("PATH", None)
        if path is None:
            path = os.defpath
    if not path:
        return None
    path = os.fsdecode(path).split(os.pathsep)
    if use_bytes:
        path = [os.fsencode(directory) for directory in path]
    seen = set()
    for directory in path:
        if directory not in seen:
            seen.add(directory)
            name = os.path.join(directory, cmd)
            if usable(name):
                return name
    return None


def get_terminal_size(fallback=(80, 24)):
    """The size of the terminal."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    try:
        lines = int(os.environ["LINES"])
    except (KeyError, ValueError):
        lines = 0
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            size = os.terminal_size(fallback)
        if columns <= 0:
            columns = size.columns or fallback[0]
        if lines <= 0:
            lines = size.lines or fallback[1]
    return os.terminal_size((columns, lines))


def _not_built(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"shutil.{name}() does not exist in this version")

    function.__name__ = function.__qualname__ = name
    return function


chown = _not_built("chown")
disk_usage = _not_built("disk_usage")


# ---- archives ----

def _make_tarball(base_name, base_dir, packing="gzip", dry_run=0, logger=None, owner=None, group=None, root_dir=None):
    import tarfile

    name = base_name + ".tar" + (".gz" if packing == "gzip" else "")
    above = os.path.dirname(name)
    if above and not os.path.exists(above) and not dry_run:
        os.makedirs(above)
    if dry_run:
        return name
    source = base_dir if root_dir is None else os.path.join(root_dir, base_dir)
    with tarfile.open(name, "w:gz" if packing == "gzip" else "w") as archive:
        archive.add(source, base_dir)
    return os.path.abspath(name) if root_dir is not None else name


def _make_zipfile(base_name, base_dir, dry_run=0, logger=None, root_dir=None):
    import zipfile

    name = base_name + ".zip"
    above = os.path.dirname(base_name)
    if above and not os.path.exists(above) and not dry_run:
        os.makedirs(above)
    if dry_run:
        return name
    with zipfile.ZipFile(name, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        top = os.path.normpath(base_dir)
        source = top if root_dir is None else os.path.normpath(os.path.join(root_dir, base_dir))
        if top != os.curdir:
            archive.write(source, top)
        for folder, folders, files in os.walk(source):
            inside = folder if root_dir is None else os.path.relpath(folder, root_dir)
            for item in sorted(folders):
                archive.write(os.path.join(folder, item), os.path.normpath(os.path.join(inside, item)))
            for item in files:
                if os.path.isfile(os.path.join(folder, item)):
                    archive.write(os.path.join(folder, item), os.path.normpath(os.path.join(inside, item)))
    return os.path.abspath(name) if root_dir is not None else name


_ARCHIVERS = {"tar": (_make_tarball, [("packing", None)], "uncompressed tar file"),
              "gztar": (_make_tarball, [("packing", "gzip")], "gzip'ed tar-file"), "zip": (_make_zipfile, [], "ZIP file")}


def get_archive_formats():
    """(name, description) of each format that archives can be made in."""
    return sorted([(name, entry[2]) for name, entry in _ARCHIVERS.items()])


def register_archive_format(name, function, extra_args=None, description=""):
    if extra_args is None:
        extra_args = []
    if not callable(function):
        raise TypeError("The %s object is not callable" % function)
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError("extra_args needs to be a sequence")
    for item in extra_args:
        if not isinstance(item, (tuple, list)) or len(item) != 2:
            raise TypeError("extra_args elements are : (arg_name, value)")
    _ARCHIVERS[name] = function, extra_args, description


def unregister_archive_format(name):
    del _ARCHIVERS[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
    """An archive of base_dir, in names relative to root_dir; returns its file's name."""
    if format not in _ARCHIVERS:
        raise ValueError("unknown archive format %r" % format) from None
    if format in ("tar", "gztar") and (owner is not None or group is not None):
        raise NotImplementedError("shutil.make_archive(): owner and group cannot be set")
    function, extra, _description = _ARCHIVERS[format]
    base_name = os.fspath(base_name)
    here = None
    if root_dir is not None:
        root_dir = os.fspath(root_dir)
        if function not in (_make_tarball, _make_zipfile):
            here, base_name = os.getcwd(), os.path.abspath(base_name)
            if not dry_run:
                os.chdir(root_dir)
    keywords = {"dry_run": dry_run, "logger": logger}
    if function is not _make_zipfile:
        keywords.update(owner=owner, group=group)
    keywords.update(extra)
    if here is None and root_dir is not None:
        keywords["root_dir"] = root_dir
    try:
        return function(base_name, os.curdir if base_dir is None else base_dir, **keywords)
    finally:
        if here is not None:
            os.chdir(here)


def _unpack_tarfile(filename, extract_dir, *, filter=None):
    import tarfile

    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError("%s is not a compressed or uncompressed tar file" % filename)
    with archive:
        archive.extractall(extract_dir, filter=filter)


def _unpack_zipfile(filename, extract_dir):
    import zipfile

    if not zipfile.is_zipfile(filename):
        raise ReadError("%s is not a zip file" % filename)
    with zipfile.ZipFile(filename) as archive:
        for info in archive.infolist():
            name = info.filename
            if name.startswith("/") or ".." in name:
                continue
            target = os.path.join(extract_dir, *name.split("/"))
            above = os.path.dirname(target)
            if not os.path.isdir(above):
                os.makedirs(above)
            if not name.endswith("/"):
                with archive.open(name, "r") as source, open(target, "wb") as out:
                    copyfileobj(source, out)


_UNPACKERS = {"tar": ([".tar"], _unpack_tarfile, [], "uncompressed tar file"),
              "zip": ([".zip"], _unpack_zipfile, [], "ZIP file"),
              "gztar": ([".tar.gz", ".tgz"], _unpack_tarfile, [], "gzip'ed tar-file")}


def get_unpack_formats():
    """(name, suffixes, description) of each format that archives can be unpacked from."""
    return sorted([(name, entry[0], entry[3]) for name, entry in _UNPACKERS.items()])


def register_unpack_format(name, extensions, function, extra_args=None, description=""):
    taken = {extension: other for other, entry in _UNPACKERS.items() for extension in entry[0]}
    for extension in extensions:
        if extension in taken:
            raise RegistryError("%s is already registered for \"%s\"" % (extension, taken[extension]))
    if not callable(function):
        raise TypeError("The registered function must be a callable")
    _UNPACKERS[name] = extensions, function, extra_args or [], description


def unregister_unpack_format(name):
    del _UNPACKERS[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpacks into extract_dir, or into the current folder."""
    extract_dir = os.fspath(os.getcwd() if extract_dir is None else extract_dir)
    filename = os.fspath(filename)
    if format is None:
        for name, entry in _UNPACKERS.items():
            if any(filename.endswith(extension) for extension in entry[0]):
                format = name
                break
        else:
            raise ReadError("Unknown archive format '{0}'".format(filename))
    elif format not in _UNPACKERS:
        raise ValueError("Unknown unpack format '{0}'".format(format)) from None
    _extensions, function, extra, _description = _UNPACKERS[format]
    keywords = dict(extra)
    if filter is not None:
        keywords["filter"] = filter
    function(filename, extract_dir, **keywords)
