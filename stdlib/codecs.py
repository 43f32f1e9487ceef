"""Codecs: the registry of encodings and error handlers, stateful coders and streams.

The encodings that the VM knows itself are reached through str.encode and bytes.decode; those of one byte in _charmaps and
what a script registers are looked up here. The VM asks _encode_text, _decode_text and _error_handlers for names it does
not know."""
import builtins


BOM_UTF8 = b"\xef\xbb\xbf"
BOM_UTF16_LE = BOM_LE = b"\xff\xfe"
BOM_UTF16_BE = BOM_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = b"\0\0\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE

__all__ = ["register", "unregister", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE",
           "BOM64_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE",
           "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter",
           "StreamReaderWriter", "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader",
           "getwriter", "encode", "decode", "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors",
           "xmlcharrefreplace_errors", "backslashreplace_errors", "namereplace_errors", "register_error", "lookup_error"]


class CodecInfo(tuple):
    """What lookup() gives: (encode, decode, streamreader, streamwriter) and the rest as attributes."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamreader = streamreader
        self.streamwriter = streamwriter
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return f"<{self.__class__.__module__}.{self.__class__.__qualname__} object for encoding {self.name} at {id(self):#x}>"


class Codec:
    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = ""

    def setstate(self, state):
        self.buffer = state or ""

    def getstate(self):
        return self.buffer or 0


class IncrementalDecoder:
    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class _OnStream:
    """Has the attributes of its stream, which the end of a with block closes."""

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __getattr__(self, name):
        return getattr(self.stream, name)


class StreamWriter(Codec, _OnStream):
    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        data, _ = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()


class StreamReader(Codec, _OnStream):
    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.reset()

    def reset(self):
        self._bytes = b""
        self._text = ""

    def _more(self, size):
        """Reads and decodes some more; False at the end."""
        new = self.stream.read(size) if size >= 0 else self.stream.read()
        data = self._bytes + new
        try:
            text, consumed = self.decode(data, self.errors)
        except UnicodeDecodeError as error:
            if not new or error.end < len(data):
                raise
            text, consumed = self.decode(data[:error.start], self.errors)
        self._bytes = data[consumed:]
        self._text += text
        return bool(new)

    def read(self, size=-1, chars=-1, firstline=False):
        wanted = chars if chars >= 0 else size
        if wanted < 0:
            self._more(-1)
            wanted = len(self._text)
        while len(self._text) < wanted and self._more(max(size, 72)):
            pass
        text, self._text = self._text[:wanted], self._text[wanted:]
        return text

    def readline(self, size=None, keepends=True):
        while True:
            lines = self._text.splitlines(True)
            if len(lines) > 1 or lines and lines[0].endswith("\n"):
                break
            if not self._more(72):
                lines = self._text.splitlines(True)
                break
        line = lines[0] if lines else ""
        if size is not None:
            line = line[:size]
        self._text = self._text[len(line):]
        return line if keepends else line.splitlines()[0] if line else line

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class StreamReaderWriter(_OnStream):
    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)

    def writelines(self, list):
        return self.writer.writelines(list)

    def write(self, data):
        return self.writer.write(data)

    def reset(self):
        for half in (self.reader, self.writer):
            half.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        (self.reader if offset or whence else self).reset()


# ---- the encodings that the VM knows ----

_NATIVE = {
    "utf_8": "utf-8", "u8": "utf-8", "utf": "utf-8", "utf8": "utf-8", "cp65001": "utf-8",
    "utf_8_sig": "utf-8-sig", "utf8_sig": "utf-8-sig", "utf8sig": "utf-8-sig",
    "utf_16": "utf-16", "u16": "utf-16", "utf16": "utf-16", "utf_16_le": "utf-16-le", "utf_16le": "utf-16-le",
    "utf_16_be": "utf-16-be", "utf_16be": "utf-16-be", "unicodelittleunmarked": "utf-16-le",
    "utf_32": "utf-32", "u32": "utf-32", "utf32": "utf-32", "utf_32_le": "utf-32-le", "utf_32le": "utf-32-le",
    "utf_32_be": "utf-32-be", "utf_32be": "utf-32-be",
    "latin_1": "iso8859-1", "latin1": "iso8859-1", "latin": "iso8859-1", "l1": "iso8859-1", "iso_8859_1": "iso8859-1",
    "iso8859_1": "iso8859-1", "iso8859": "iso8859-1", "8859": "iso8859-1", "cp819": "iso8859-1",
    "ascii": "ascii", "us_ascii": "ascii", "646": "ascii", "us": "ascii",
    "cp1252": "cp1252", "windows_1252": "cp1252", "1252": "cp1252",
    "unicode_escape": "unicode-escape", "raw_unicode_escape": "raw-unicode-escape",
}
_CHARMAP_ALIASES = {
    "latin2": "iso8859_2", "iso_8859_2": "iso8859_2", "l2": "iso8859_2", "cyrillic": "iso8859_5", "iso_8859_5": "iso8859_5",
    "greek": "iso8859_7", "iso_8859_7": "iso8859_7", "latin5": "iso8859_9", "iso_8859_9": "iso8859_9", "l5": "iso8859_9",
    "latin9": "iso8859_15", "iso_8859_15": "iso8859_15", "437": "cp437", "ibm437": "cp437", "850": "cp850", "ibm850": "cp850",
    "866": "cp866", "ibm866": "cp866", "1250": "cp1250", "windows_1250": "cp1250", "1251": "cp1251", "windows_1251": "cp1251",
    "1253": "cp1253", "windows_1253": "cp1253", "1254": "cp1254", "windows_1254": "cp1254", "macintosh": "mac_roman",
    "macroman": "mac_roman",
}


def _normalized(name):
    """As encodings.normalize_encoding: runs of punctuation become one underscore."""
    out, gap = [], False
    for c in name:
        if c.isalnum() or c == ".":
            if gap and out:
                out.append("_")
            out.append(c)
            gap = False
        else:
            gap = True
    return "".join(out).lower()


def _complete_utf8(data):
    """How many bytes of data stand before a sequence that is not at its end yet."""
    for back in range(1, min(4, len(data) + 1)):
        byte = data[-back]
        if byte >= 0xC0:
            length = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            if 0xC2 <= byte <= 0xF4 and back < length and _may_go_on(data[-back:]):
                return len(data) - back
            break
        if byte < 0x80:
            break
    return len(data)


def _may_go_on(part):
    if len(part) < 2:
        return True
    low = {0xE0: 0xA0, 0xF0: 0x90}.get(part[0], 0x80)
    high = {0xF4: 0x8F}.get(part[0], 0xBF)
    return low <= part[1] <= high


def _complete_utf16(data, big):
    n = len(data) & ~1
    if n >= 2:
        unit = data[n - 2] << 8 | data[n - 1] if big else data[n - 1] << 8 | data[n - 2]
        if 0xD800 <= unit < 0xDC00:
            n -= 2
    return n


def _native_codec(name):
    """The CodecInfo of an encoding that str.encode knows."""
    title = name.replace("-", "_")

    def encode(input, errors="strict"):
        if not isinstance(input, str):
            raise TypeError(f"{title}_encode() argument 1 must be str, not {type(input).__name__}")
        return str.encode(input, name, errors or "strict"), len(input)

    def decode(input, errors="strict"):
        return bytes(memoryview(input)).decode(name, errors or "strict"), len(memoryview(input))

    class Incremental(IncrementalEncoder):
        first = True

        def encode(self, input, final=False):
            if not self.first and name in ("utf-16", "utf-32"):
                return str.encode(input, name + "-le", self.errors)
            if not self.first and name == "utf-8-sig":
                return str.encode(input, "utf-8", self.errors)
            if name == "utf-8-sig" and not input:
                return b""
            self.first = False
            return str.encode(input, name, self.errors)

        def reset(self):
            self.first = True

        def getstate(self):
            if name in ("utf-16", "utf-32"):
                return 2 if self.first else 0
            return (1 if self.first else 0) if name == "utf-8-sig" else 0

        def setstate(self, state):
            self.first = bool(state)

    class IncrementalD(BufferedIncrementalDecoder):
        actual = None  # utf-16-le or -be, once the mark is there

        def _buffer_decode(self, input, errors, final):
            coding, skip = self.actual or name, 0
            if coding in ("utf-16", "utf-32"):
                width = 2 if coding == "utf-16" else 4
                if len(input) < width and not final:
                    return "", 0
                order = "-be" if input[:width] == (BOM_UTF16_BE, BOM_UTF32_BE)[width == 4] else "-le"
                skip = width if input[:width] in ((BOM_UTF16_BE, BOM_UTF16_LE), (BOM_UTF32_BE, BOM_UTF32_LE))[width == 4] else 0
                self.actual = coding = coding + order
            elif coding == "utf-8-sig":
                if not final and len(input) < 3 and BOM_UTF8.startswith(input):
                    return "", 0
                skip = 3 if input[:3] == BOM_UTF8 else 0
                self.actual = coding = "utf-8"
            end = len(input)
            if not final:
                if coding == "utf-8":
                    end = _complete_utf8(input)
                elif coding.startswith("utf-16"):
                    end = _complete_utf16(input, coding == "utf-16-be")
                elif coding.startswith("utf-32"):
                    end &= ~3
            return input[skip:end].decode(coding, errors), end

        def reset(self):
            super().reset()
            self.actual = None

    return _info(encode, decode, Incremental, IncrementalD, name)


def _info(encode, decode, incremental_encoder, incremental_decoder, name, text=True):
    class Reader(StreamReader):
        def reset(self):
            super().reset()
            self._coder = incremental_decoder(self.errors)

        def decode(self, input, errors="strict"):
            return self._coder.decode(input), len(input)

        def _more(self, size):
            new = self.stream.read(size) if size >= 0 else self.stream.read()
            self._text += self._coder.decode(new, final=False)
            return bool(new)

    class Writer(StreamWriter):
        def __init__(self, stream, errors="strict"):
            super().__init__(stream, errors)
            self._coder = incremental_encoder(errors)

        def encode(self, input, errors="strict"):
            return self._coder.encode(input), len(input)

        def reset(self):
            self._coder.reset()

    return CodecInfo(encode, decode, Reader, Writer, incremental_encoder, incremental_decoder, name,
                     _is_text_encoding=text)


def _charmap_codec(name):
    from _charmaps import TABLES
    table = "".join(map(chr, range(128))) + TABLES[name]
    shown = name.replace("_", "-")
    return _stateless(lambda input, errors="strict": charmap_encode(input, errors, table),
                      lambda input, errors="strict": charmap_decode(input, errors, table), shown)


def _stateless(encode, decode, name, text=True):
    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    return _info(encode, decode, Encoder, Decoder, name, text)


# ---- character maps ----

def charmap_build(table):
    """The dict from code point to byte of a decoding table."""
    return {ord(c): i for i, c in enumerate(table) if c != "\ufffe"}


def charmap_decode(input, errors="strict", mapping=None):
    if mapping is None:
        return latin_1_decode(input, errors)
    data, out, i = bytes(input), [], 0
    while i < len(data):
        try:
            c = mapping[data[i]]
        except LookupError:
            c = None
        if isinstance(c, int):
            c = chr(c)
        if c is None or c == "\ufffe":
            text, i = lookup_error(errors or "strict")(
                UnicodeDecodeError("charmap", data, i, i + 1, "character maps to <undefined>"))
            out.append(text)
            continue
        out.append(c)
        i += 1
    return "".join(out), len(data)


def charmap_encode(input, errors="strict", mapping=None):
    if mapping is None:
        return latin_1_encode(input, errors)
    if isinstance(mapping, str):
        mapping = charmap_build(mapping)
    out, i = bytearray(), 0

    def put(c):
        found = mapping.get(ord(c)) if hasattr(mapping, "get") else mapping[ord(c)]
        if found is None:
            return False
        out.extend(found if isinstance(found, bytes) else bytes((found,)))
        return True

    while i < len(input):
        if put(input[i]):
            i += 1
            continue
        end = i + 1
        while end < len(input) and mapping.get(ord(input[end])) is None:
            end += 1
        error = UnicodeEncodeError("charmap", input, i, end, "character maps to <undefined>")
        text, i = lookup_error(errors or "strict")(error)
        if isinstance(text, bytes):
            out += text
        elif not all(put(c) for c in text):
            raise error
    return bytes(out), len(input)


# ---- encodings that are not from str to bytes ----

def _rot13(input, errors="strict"):
    lower, upper = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    table = str.maketrans(lower + upper, lower[13:] + lower[:13] + upper[13:] + upper[:13])
    return input.translate(table), len(input)


def _hex_codec():
    import binascii
    return _stateless(lambda input, errors="strict": (binascii.b2a_hex(input), len(input)),
                      lambda input, errors="strict": (binascii.a2b_hex(input), len(input)), "hex", False)


def _base64_codec():
    import base64
    return _stateless(lambda input, errors="strict": (base64.encodebytes(input), len(input)),
                      lambda input, errors="strict": (base64.decodebytes(input), len(input)), "base64", False)


_OTHERS = {
    "rot13": lambda: _stateless(_rot13, _rot13, "rot-13", False), "rot_13": lambda: _stateless(_rot13, _rot13, "rot-13", False),
    "hex": _hex_codec, "hex_codec": _hex_codec, "base64": _base64_codec, "base_64": _base64_codec,
    "base64_codec": _base64_codec,
}


# ---- the registry ----

_searches = []
_cache = {}


def register(search_function):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function):
    if search_function in _searches:
        _searches.remove(search_function)
        _cache.clear()


def _standard(name):
    if name in _NATIVE:
        return _native_codec(_NATIVE[name])
    if name in _OTHERS:
        return _OTHERS[name]()
    from _charmaps import TABLES
    name = _CHARMAP_ALIASES.get(name, name)
    return _charmap_codec(name) if name in TABLES else None


def lookup(encoding):
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    key = encoding.lower().replace(" ", "_")
    if key not in _cache:
        info = _standard(_normalized(encoding))
        for search in _searches if info is None else ():
            info = search(key.replace("-", "_"))
            if info is not None:
                if not isinstance(info, tuple) or len(info) != 4:
                    raise TypeError("codec search functions must return 4-tuples")
                break
        if info is None:
            raise LookupError(f"unknown encoding: {encoding}")
        _cache[key] = info
    return _cache[key]


def encode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding)[0](obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding)[1](obj, errors)[0]


def _encode_text(text, encoding, errors):
    """str.encode for an encoding that the VM does not know."""
    info = lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.encode() to handle arbitrary codecs")
    result = info[0](text, errors)[0]
    if not isinstance(result, (bytes, bytearray)):
        raise TypeError(f"'{encoding}' encoder returned '{type(result).__name__}' instead of 'bytes'; "
                        "use codecs.encode() to encode to arbitrary types")
    return bytes(result)


def _decode_text(data, encoding, errors):
    info = lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.decode() to handle arbitrary codecs")
    result = info[1](data, errors)[0]
    if not isinstance(result, str):
        raise TypeError(f"'{encoding}' decoder returned '{type(result).__name__}' instead of 'str'; "
                        "use codecs.decode() to decode to arbitrary types")
    return result


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    coder = lookup(encoding).incrementalencoder
    if coder is None:
        raise LookupError(encoding)
    return coder


def getincrementaldecoder(encoding):
    coder = lookup(encoding).incrementaldecoder
    if coder is None:
        raise LookupError(encoding)
    return coder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for part in iterator:
        data = encoder.encode(part)
        if data:
            yield data
    data = encoder.encode("", True)
    if data:
        yield data


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for part in iterator:
        text = decoder.decode(part)
        if text:
            yield text
    text = decoder.decode(b"", True)
    if text:
        yield text


# ---- error handlers ----

def _wrong_exception(exc):
    raise TypeError(f"don't know how to handle {type(exc).__name__} in error callback")


def strict_errors(exc):
    if isinstance(exc, Exception):
        raise exc
    raise TypeError("codec must pass exception instance")


def ignore_errors(exc):
    if isinstance(exc, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        return "", exc.end
    _wrong_exception(exc)


def replace_errors(exc):
    if isinstance(exc, UnicodeEncodeError):
        return "?" * (exc.end - exc.start), exc.end
    if isinstance(exc, UnicodeDecodeError):
        return "\ufffd", exc.end
    if isinstance(exc, UnicodeTranslateError):
        return "\ufffd" * (exc.end - exc.start), exc.end
    _wrong_exception(exc)


def backslashreplace_errors(exc):
    if isinstance(exc, UnicodeDecodeError):
        return "".join(f"\\x{byte:02x}" for byte in exc.object[exc.start:exc.end]), exc.end
    if isinstance(exc, (UnicodeEncodeError, UnicodeTranslateError)):
        text = exc.object[exc.start:exc.end]
        return "".join(f"\\x{n:02x}" if n < 0x100 else f"\\u{n:04x}" if n < 0x10000 else f"\\U{n:08x}"
                       for n in map(ord, text)), exc.end
    _wrong_exception(exc)


def xmlcharrefreplace_errors(exc):
    if isinstance(exc, UnicodeEncodeError):
        return "".join(f"&#{ord(c)};" for c in exc.object[exc.start:exc.end]), exc.end
    _wrong_exception(exc)


def namereplace_errors(exc):
    if isinstance(exc, UnicodeEncodeError):
        return exc.object[exc.start:exc.end].encode("ascii", "namereplace").decode("ascii"), exc.end
    _wrong_exception(exc)


def _surrogateescape_errors(exc):
    if isinstance(exc, UnicodeEncodeError):
        part = exc.object[exc.start:exc.end]
        if all("\udc80" <= c <= "\udcff" for c in part):
            return bytes(ord(c) - 0xDC00 for c in part), exc.end
        raise exc
    if isinstance(exc, UnicodeDecodeError):
        end = exc.start
        while end < min(exc.end, exc.start + 4) and exc.object[end] >= 128:
            end += 1
        if end == exc.start:
            raise exc
        return "".join(chr(0xDC00 + byte) for byte in exc.object[exc.start:end]), end
    _wrong_exception(exc)


def _surrogatepass_errors(exc):
    if isinstance(exc, UnicodeEncodeError):
        if not exc.encoding.startswith("utf"):
            raise exc
        return exc.object[exc.start:exc.end].encode(exc.encoding, "surrogatepass"), exc.end
    if isinstance(exc, UnicodeDecodeError):
        if not exc.encoding.startswith("utf"):
            raise exc
        size = 3 if exc.encoding.startswith("utf-8") else 2 if "16" in exc.encoding else 4
        part = exc.object[exc.start:exc.start + size]
        try:
            return part.decode(exc.encoding, "surrogatepass"), exc.start + size
        except UnicodeDecodeError:
            raise exc from None
    _wrong_exception(exc)


_error_handlers = {}
_standard_handlers = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
    "backslashreplace": backslashreplace_errors, "xmlcharrefreplace": xmlcharrefreplace_errors,
    "namereplace": namereplace_errors, "surrogateescape": _surrogateescape_errors, "surrogatepass": _surrogatepass_errors,
}


def register_error(errors, handler):
    if not isinstance(errors, str):
        raise TypeError(f"register_error() argument 1 must be str, not {type(errors).__name__}")
    if not callable(handler):
        raise TypeError("handler must be callable")
    _error_handlers[errors] = handler


def lookup_error(name):
    if name in _error_handlers:
        return _error_handlers[name]
    if name in _standard_handlers:
        return _standard_handlers[name]
    raise LookupError(f"unknown error handler name '{name}'")


# ---- functions by encoding ----

def _functions(name):
    info = lookup(name)

    def decode(input, errors="strict", final=False):
        if final:
            return info.decode(input, errors)
        decoder = info.incrementaldecoder(errors)
        text = decoder.decode(bytes(input))
        return text, len(input) - len(getattr(decoder, "buffer", b""))
    return info.encode, decode


utf_8_encode, utf_8_decode = _functions("utf-8")
utf_16_encode, utf_16_decode = _functions("utf-16")
utf_16_le_encode, utf_16_le_decode = _functions("utf-16-le")
utf_16_be_encode, utf_16_be_decode = _functions("utf-16-be")
utf_32_encode, utf_32_decode = _functions("utf-32")
utf_32_le_encode, utf_32_le_decode = _functions("utf-32-le")
utf_32_be_encode, utf_32_be_decode = _functions("utf-32-be")
latin_1_encode, latin_1_decode = lookup("latin-1")[:2]
ascii_encode, ascii_decode = lookup("ascii")[:2]
unicode_escape_encode, unicode_escape_decode = lookup("unicode_escape")[:2]
raw_unicode_escape_encode, raw_unicode_escape_decode = lookup("raw_unicode_escape")[:2]


def make_identity_dict(rng):
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    out = {}
    for key, value in decoding_map.items():
        out[value] = None if value in out else key
    return out


# ---- files ----

def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        stream.encoding = encoding
        return stream
    except:
        file.close()
        raise


class StreamRecoder(_OnStream):
    """Reads and writes bytes in one encoding that stand in the stream in another."""

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream, self.errors = stream, errors
        self.encode, self.decode = encode, decode
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        return self.encode(self.reader.readline(size), self.errors)[0]

    def readlines(self, sizehint=None):
        return self.encode(self.reader.read(), self.errors)[0].splitlines(True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b"".join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    data = lookup(data_encoding)
    stored = lookup(file_encoding or data_encoding)
    recoder = StreamRecoder(file, data.encode, data.decode, stored.streamreader, stored.streamwriter, errors)
    recoder.data_encoding = data_encoding
    recoder.file_encoding = file_encoding or data_encoding
    return recoder
