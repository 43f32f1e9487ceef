"""The lines of several files, or of standard input, one after the other."""

import io
import os
import sys
from types import GenericAlias

__all__ = ["input", "close", "nextfile", "filename", "lineno", "filelineno", "fileno", "isfirstline", "isstdin", "FileInput",
           "hook_compressed", "hook_encoded"]

_state = None


def input(files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
    """A FileInput, which the functions of the module ask from now on."""
    global _state
    if _state and _state._file:
        raise RuntimeError("input() already active")
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding, errors=errors)
    return _state


def close():
    global _state
    state, _state = _state, None
    if state:
        state.close()


def _asking(name):
    def function():
        if not _state:
            raise RuntimeError("no active input()")
        return getattr(_state, name)()

    function.__name__ = function.__qualname__ = name
    return function


nextfile, filename, lineno, filelineno, fileno, isfirstline, isstdin = map(
    _asking, ["nextfile", "filename", "lineno", "filelineno", "fileno", "isfirstline", "isstdin"])


class FileInput:
    """FileInput([files[, inplace[, backup]]], *, mode=None, openhook=None, encoding=None, errors=None)"""

    def __init__(self, files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
        self._file = self._output = self._backup_name = self._saved_stdout = None
        self._is_stdin = False
        if isinstance(files, str):
            files = (files,)
        elif isinstance(files, os.PathLike):
            files = (os.fspath(files),)
        else:
            files = tuple(sys.argv[1:]) if files is None else tuple(files)
            files = files or ("-",)
        if mode not in ("r", "rb"):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        if openhook:
            if inplace:
                raise ValueError("FileInput cannot use an opening hook in inplace mode")
            if not callable(openhook):
                raise ValueError("FileInput openhook must be callable")
        self._files = files
        self._inplace, self._backup = inplace, backup
        self._mode, self._openhook = mode, openhook
        self._encoding, self._errors = encoding, errors
        self._filename = None
        self._start = self._in_file = 0

    def __iter__(self):
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __del__(self):
        self.close()

    def close(self):
        try:
            self.nextfile()
        finally:
            self._files = ()

    def nextfile(self):
        """Leaves the file that is read; the next line is the first one of the next file."""
        saved, self._saved_stdout = self._saved_stdout, None
        if saved:
            sys.stdout = saved
        output, self._output = self._output, None
        file, self._file = self._file, None
        backup, self._backup_name = self._backup_name, None
        try:
            if output:
                output.close()
        finally:
            try:
                if file and not self._is_stdin:
                    file.close()
            finally:
                if backup and not self._backup:
                    try:
                        os.unlink(backup)
                    except OSError:
                        pass
                self._is_stdin = False

    def readline(self):
        while True:
            if self._file is not None:
                line = self._file.readline()
                if line:
                    self._in_file += 1
                    return line
                self.nextfile()
            elif not self._files:
                return b"" if "b" in self._mode else ""
            if self._file is None:
                if not self._files:
                    return b"" if "b" in self._mode else ""
                self._open()

    def _open(self):
        self._filename, self._files = self._files[0], self._files[1:]
        self._start = self.lineno()
        self._in_file = 0
        encoding = None if "b" in self._mode else self._encoding
        if self._filename == "-":
            self._filename = "<stdin>"
            self._file = getattr(sys.stdin, "buffer", sys.stdin) if "b" in self._mode else sys.stdin
            self._is_stdin = True
        elif self._inplace:
            self._open_in_place(encoding)
        elif not self._openhook:
            self._file = open(self._filename, self._mode, encoding=encoding,
                              errors=None if encoding is None and "b" in self._mode else self._errors)
        elif self._encoding is None:
            self._file = self._openhook(self._filename, self._mode)
        else:
            self._file = self._openhook(self._filename, self._mode, encoding=self._encoding, errors=self._errors)

    def _open_in_place(self, encoding):
        name = os.fspath(self._filename)
        self._backup_name = name + (self._backup or ".bak")
        try:
            os.unlink(self._backup_name)
        except OSError:
            pass
        os.rename(name, self._backup_name)
        self._file = open(self._backup_name, self._mode, encoding=encoding, errors=self._errors)
        try:
            permissions = os.fstat(self._file.fileno()).st_mode
        except OSError:
            self._output = open(name, self._mode.replace("r", "w"), encoding=encoding, errors=self._errors)
        else:
            fd = os.open(name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, permissions)
            self._output = os.fdopen(fd, self._mode.replace("r", "w"), encoding=encoding, errors=self._errors)
            try:
                os.chmod(name, permissions)
            except OSError:
                pass
        self._saved_stdout = sys.stdout
        sys.stdout = self._output

    def filename(self):
        return self._filename

    def lineno(self):
        return self._start + self._in_file

    def filelineno(self):
        return self._in_file

    def fileno(self):
        if self._file:
            try:
                return self._file.fileno()
            except ValueError:
                return -1
        return -1

    def isfirstline(self):
        return self._in_file == 1

    def isstdin(self):
        return self._is_stdin

    __class_getitem__ = classmethod(GenericAlias)


def hook_compressed(filename, mode, *, encoding=None, errors=None):
    """Opens .gz and .bz2 files unpacked."""
    if encoding is None and "b" not in mode:
        encoding = "locale"
    suffix = os.path.splitext(filename)[1]
    if suffix == ".gz":
        import gzip

        stream = gzip.open(filename, mode)
    elif suffix == ".bz2":
        import bz2

        stream = bz2.BZ2File(filename, mode)
    else:
        return open(filename, mode, encoding=encoding, errors=errors)
    return stream if "b" in mode else io.TextIOWrapper(stream, encoding=encoding, errors=errors)


def hook_encoded(encoding, errors=None):
    """An opening hook for files in that encoding."""

    def hook(filename, mode):
        return open(filename, mode, encoding=encoding, errors=errors)

    return hook
