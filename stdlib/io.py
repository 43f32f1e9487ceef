"""Streams: files, text over bytes, streams in memory. The types are native; the abstract classes know them."""
from _io import (BufferedRandom, BufferedReader, BufferedWriter, BytesIO, DEFAULT_BUFFER_SIZE, FileIO, StringIO,
                 TextIOWrapper, UnsupportedOperation)
from builtins import open

__all__ = ["BlockingIOError", "open", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
           "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation",
           "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder", "open_code",
           "text_encoding"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
BlockingIOError = BlockingIOError
open_code = lambda path: open(path, "rb")


def text_encoding(encoding, stacklevel=2):
    return "locale" if encoding is None else encoding


class _StreamType(type):
    """Native streams are instances and subclasses of the abstract classes that list them."""

    def __instancecheck__(cls, instance):
        return type.__instancecheck__(cls, instance) or issubclass(type(instance), cls.__dict__.get("_native", ()))

    def __subclasscheck__(cls, sub):
        if type.__subclasscheck__(cls, sub):
            return True
        return issubclass(sub, cls.__dict__.get("_native", ())) and not (
            cls is not IOBase and cls is not RawIOBase and issubclass(sub, FileIO) and sub.__name__ == "FileIO")


class IOBase(metaclass=_StreamType):
    _native = (TextIOWrapper, BufferedRandom, StringIO, BytesIO)
    __closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, pos, whence=0):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None):
        self._unsupported("truncate")

    def flush(self):
        self._checkClosed()

    def close(self):
        if not self.__closed:
            try:
                self.flush()
            finally:
                self.__closed = True

    @property
    def closed(self):
        return self.__closed

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError("I/O operation on closed file." if msg is None else msg)

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def fileno(self):
        self._unsupported("fileno")

    def isatty(self):
        self._checkClosed()
        return False

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *args):
        self.close()

    def readline(self, size=-1):
        if size is None:
            size = -1
        line = bytearray()
        while size < 0 or len(line) < size:
            b = self.read(1)
            if not b:
                break
            line += b
            if line.endswith(b"\n"):
                break
        return bytes(line)

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None):
        if hint is None or hint <= 0:
            return list(self)
        n, lines = 0, []
        for line in self:
            lines.append(line)
            n += len(line)
            if n >= hint:
                break
        return lines

    def writelines(self, lines):
        self._checkClosed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    _native = (FileIO,)

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        b = bytearray(size)
        n = self.readinto(b)
        if n is None:
            return None
        del b[n:]
        return bytes(b)

    def readall(self):
        res = bytearray()
        while data := self.read(DEFAULT_BUFFER_SIZE):
            res += data
        return bytes(res)

    def readinto(self, b):
        raise NotImplementedError

    def write(self, b):
        raise NotImplementedError


class BufferedIOBase(IOBase):
    _native = (BufferedReader, BufferedWriter, BufferedRandom, BytesIO)

    def read(self, size=-1):
        self._unsupported("read")

    def read1(self, size=-1):
        self._unsupported("read1")

    def readinto(self, b):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def write(self, b):
        self._unsupported("write")

    def detach(self):
        self._unsupported("detach")


class TextIOBase(IOBase):
    _native = (TextIOWrapper, StringIO)
    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1):
        self._unsupported("read")

    def write(self, s):
        self._unsupported("write")

    def readline(self):
        self._unsupported("readline")

    def detach(self):
        self._unsupported("detach")


# ---- buffers over raw streams that are no files ----


class _Buffered(BufferedIOBase):
    """A buffer over any raw stream. A reader keeps what it has read ahead, a writer what it has not yet written."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if self._reads and self._writes and not raw.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")
        if self._reads and not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        if self._writes and not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self._raw, self._size = raw, buffer_size
        self._ahead, self._at = b"", 0
        self._behind = bytearray()

    @property
    def raw(self):
        if self._raw is None:
            raise ValueError("raw stream has been detached")
        return self._raw

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __repr__(self):
        try:
            return f"<_io.{self._kind} name={self.name!r}>"
        except AttributeError:
            return f"<_io.{self._kind}>"

    def readable(self):
        return self._reads

    def writable(self):
        return self._writes

    def seekable(self):
        return self.raw.seekable()

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def detach(self):
        self.flush()
        raw, self._raw = self.raw, None
        return raw

    def close(self):
        if self._raw is not None and not self.closed:
            try:
                self.flush()
            finally:
                self._raw.close()

    def _check(self, what):
        if self.closed:
            raise ValueError(f"{what} of closed file")

    def _need(self, allowed, name):
        if not allowed:
            raise UnsupportedOperation(name)
        self._check("read" if name.startswith(("read", "peek")) else name)

    def _forget_ahead(self):
        left = len(self._ahead) - self._at
        self._ahead, self._at = b"", 0
        if left and self._writes:
            self.raw.seek(-left, 1)

    # reading

    def _more(self, size=None):
        data = self.raw.read(self._size if size is None else size)
        if data:
            self._ahead, self._at = self._ahead[self._at:] + data, 0
        return data

    def read(self, size=-1):
        self._need(self._reads, "read")
        self.flush()
        if size is None or size < 0:
            if size is not None and size != -1:
                raise ValueError("read length must be non-negative or -1")
            out = [self._ahead[self._at:]]
            self._ahead, self._at = b"", 0
            while data := self.raw.read(self._size):
                out.append(data)
            return b"".join(out)
        while len(self._ahead) - self._at < size:
            if not self._more(max(self._size, size)):
                break
        out = self._ahead[self._at:self._at + size]
        self._at += len(out)
        return out

    def read1(self, size=-1):
        self._need(self._reads, "read1")
        self.flush()
        if size < 0:
            size = self._size
        if not size:
            return b""
        if self._at == len(self._ahead):
            self._more()
        out = self._ahead[self._at:self._at + size]
        self._at += len(out)
        return out

    def peek(self, size=0):
        self._need(self._reads, "peek")
        self.flush()
        if self._at == len(self._ahead):
            self._more()
        return self._ahead[self._at:]

    def readinto1(self, b):
        data = self.read1(len(b))
        b[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        self._need(self._reads, "readline")
        self.flush()
        if size is None:
            size = -1
        searched = 0
        while True:
            found = self._ahead.find(b"\n", self._at + searched)
            end = found + 1 if found >= 0 else len(self._ahead)
            if found >= 0 or 0 <= size <= end - self._at:
                break
            searched = len(self._ahead) - self._at
            if not self._more():
                end = len(self._ahead)
                break
        if size >= 0:
            end = min(end, self._at + size)
        out = self._ahead[self._at:end]
        self._at = end
        return out

    # writing

    def write(self, b):
        if not self._writes:
            raise UnsupportedOperation("write")
        if self.closed:
            raise ValueError("write to closed file")
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._forget_ahead()
        data = bytes(b)
        if self._behind and len(self._behind) + len(data) > self._size:
            self.flush()
        self._behind += data
        if len(self._behind) > self._size:
            self.flush()
        return len(data)

    def flush(self):
        if self._raw is not None and self.closed:
            raise ValueError("flush of closed file")
        while self._behind:
            n = self.raw.write(bytes(self._behind))
            if n is None:
                raise BlockingIOError(11, "write could not complete without blocking", 0)
            del self._behind[:n]

    # position

    def seek(self, pos, whence=0):
        self._check("seek")
        self.flush()
        if whence == 1:
            pos -= len(self._ahead) - self._at
        self._ahead, self._at = b"", 0
        return self.raw.seek(pos, whence)

    def tell(self):
        self._check("tell")
        return self.raw.tell() - (len(self._ahead) - self._at) + len(self._behind)

    def truncate(self, pos=None):
        self.flush()
        if pos is None:
            pos = self.tell()
        return self.raw.truncate(pos)


class _ScriptReader(_Buffered):
    _kind, _reads, _writes = "BufferedReader", True, False


class _ScriptWriter(_Buffered):
    _kind, _reads, _writes = "BufferedWriter", False, True


class _ScriptRandom(_Buffered):
    _kind, _reads, _writes = "BufferedRandom", True, True


def _make_buffered(cls, args):
    """What BufferedReader(raw), BufferedWriter(raw) and BufferedRandom(raw) give; called by their native classes."""
    made = {BufferedReader: _ScriptReader, BufferedWriter: _ScriptWriter, BufferedRandom: _ScriptRandom}.get(cls)
    if made is None:
        raise NotImplementedError(f"subclasses of buffered streams ({cls.__name__}) do not exist in this version")
    return made(*args)


class BufferedRWPair(BufferedIOBase):
    """A reader and a writer as one stream."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        if not reader.readable():
            raise UnsupportedOperation("\"reader\" argument must be readable.")
        if not writer.writable():
            raise UnsupportedOperation("\"writer\" argument must be writable.")
        self._reader = BufferedReader(reader, buffer_size)
        self._writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1):
        return self._reader.read(-1 if size is None else size)

    def readinto(self, b):
        return self._reader.readinto(b)

    def write(self, b):
        return self._writer.write(b)

    def peek(self, size=0):
        return self._reader.peek(size)

    def read1(self, size=-1):
        return self._reader.read1(size)

    def readline(self, size=-1):
        return self._reader.readline(size)

    def readinto1(self, b):
        return self._reader.readinto1(b)

    def readable(self):
        return self._reader.readable()

    def writable(self):
        return self._writer.writable()

    def flush(self):
        return self._writer.flush()

    def close(self):
        try:
            self._writer.close()
        finally:
            self._reader.close()

    def isatty(self):
        return self._reader.isatty() or self._writer.isatty()

    @property
    def closed(self):
        return self._writer.closed


class IncrementalNewlineDecoder:
    """Turns \\r\\n and \\r into \\n, piece by piece; remembers what it has seen."""

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder, self._translate = decoder, translate
        self._pending, self._seen = False, 0

    def decode(self, input, final=False):
        text = input if self._decoder is None else self._decoder.decode(input, final=final)
        if self._pending and (text or final):
            text = "\r" + text
            self._pending = False
        if text.endswith("\r") and not final:
            text = text[:-1]
            self._pending = True
        crlf = text.count("\r\n")
        cr = text.count("\r") - crlf
        lf = text.count("\n") - crlf
        self._seen |= (lf and 1) | (cr and 2) | (crlf and 4)
        if self._translate:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def getstate(self):
        buf, flag = (b"", 0) if self._decoder is None else self._decoder.getstate()
        return buf, flag << 1 | self._pending

    def setstate(self, state):
        buf, flag = state
        self._pending = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((buf, flag >> 1))

    def reset(self):
        self._pending, self._seen = False, 0
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        return (None, "\n", "\r", ("\r", "\n"), "\r\n", ("\n", "\r\n"), ("\r", "\r\n"), ("\r", "\n", "\r\n"))[
            self._seen]
