"""Files in gzip's format."""
import io as _io
import os as _os
import time as _time
import zlib as _zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]


class BadGzipFile(OSError):
    """Not such a file."""


def compress(data, compresslevel=9, *, mtime=None):
    """The data as such a file."""
    if mtime == 0:
        return _zlib.compress(data, compresslevel, 31)
    out = _io.BytesIO()
    with GzipFile(fileobj=out, mode="wb", compresslevel=compresslevel, mtime=mtime) as f:
        f.write(data)
    return out.getvalue()


def decompress(data):
    """What the members of such a file hold."""
    parts = []
    data = bytes(data)
    while data.strip(b"\0"):
        if data[:2] != b"\x1f\x8b":
            raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})")
        member = _zlib.decompressobj(31)
        try:
            parts.append(member.decompress(data))
        except _zlib.error as e:
            if "check" in str(e) and "header" not in str(e):
                raise BadGzipFile("CRC check failed" if "data check" in str(e) else
                                  "Incorrect length of data produced") from None
            raise
        if not member.eof:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data = member.unused_data
    return b"".join(parts)


class GzipFile(_io.BufferedIOBase):
    """A file that is compressed as it is written, or decompressed as it is read."""

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        mode = (mode or getattr(fileobj, "mode", "rb") or "rb")
        if mode and "b" not in mode:
            mode += "b"
        self._own = None
        if fileobj is None:
            fileobj = self._own = _io.open(filename, mode)
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        self.name, self.fileobj, self._level, self._mtime = _os.fspath(filename), fileobj, compresslevel, mtime
        self._writes = mode[0] in "wax"
        self.mode = 2 if self._writes else 1
        if mode[0] not in "rwax":
            raise ValueError(f"Invalid mode: {mode!r}")
        self._buffer = _io.BytesIO() if self._writes else None

    def _read_all(self):
        if self._buffer is None:
            self._buffer = _io.BytesIO(decompress(self.fileobj.read()))
        return self._buffer

    def _check(self, writes):
        if self.fileobj is None:
            raise ValueError("I/O operation on closed file")
        if writes != self._writes:
            raise OSError(9, "write() on read-only GzipFile object" if writes else "read() on write-only GzipFile object")

    def write(self, data):
        self._check(True)
        return self._buffer.write(data)

    def read(self, size=-1):
        self._check(False)
        return self._read_all().read(size)

    read1 = read

    def readinto(self, b):
        self._check(False)
        return self._read_all().readinto(b)

    def readline(self, size=-1):
        self._check(False)
        return self._read_all().readline(size)

    def peek(self, n):
        self._check(False)
        buffer = self._read_all()
        return buffer.getvalue()[buffer.tell():]

    def seek(self, offset, whence=0):
        return (self._buffer if self._writes else self._read_all()).seek(offset, whence)

    def tell(self):
        return (self._buffer if self._writes else self._read_all()).tell()

    def readable(self):
        return not self._writes

    def writable(self):
        return self._writes

    def seekable(self):
        return True

    def fileno(self):
        return self.fileobj.fileno()

    @property
    def closed(self):
        return self.fileobj is None

    def flush(self, zlib_mode=2):
        if self.fileobj is not None:
            self.fileobj.flush()

    def close(self):
        fileobj, self.fileobj = self.fileobj, None
        if fileobj is None:
            return
        try:
            if self._writes:
                data = self._buffer.getvalue()
                name = _os.path.basename(_os.fsencode(self.name))
                if name.endswith(b".gz"):
                    name = name[:-3]
                mtime = _time.time() if self._mtime is None else self._mtime
                flags = 2 if self._level == 9 else 4 if self._level == 1 else 0
                fileobj.write(bytes([31, 139, 8, 8 if name else 0]) + int(mtime).to_bytes(4, "little") + bytes([flags, 255]))
                if name:
                    fileobj.write(name + b"\0")
                fileobj.write(_zlib.compress(data, self._level, -15))
                fileobj.write(_zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xffffffff).to_bytes(4, "little"))
        finally:
            if self._own is not None:
                self._own.close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __repr__(self):
        return f"<gzip {self.fileobj!r} {id(self):#x}>"


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """A file, binary or (mode with t) text."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError(f"Invalid mode: {mode!r}")
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument '{name}' not supported in binary mode")
    plain = mode.replace("t", "")
    if isinstance(filename, (str, bytes, _os.PathLike)):
        f = GzipFile(filename, plain, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        f = GzipFile(None, plain, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if "t" in mode:
        return _io.TextIOWrapper(f, encoding, errors, newline)
    return f
