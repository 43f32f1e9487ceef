"""Data compressed and checked: zlib's, gzip's and raw deflate's formats."""
import _zlib
from binascii import crc32

__all__ = ["adler32", "compress", "compressobj", "crc32", "decompress", "decompressobj", "error"]

DEFLATED, DEF_MEM_LEVEL, MAX_WBITS, DEF_BUF_SIZE = 8, 8, 15, 16384
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.2.13"


class error(Exception):
    """Data that are not in the format."""
    __module__ = "zlib"


def adler32(data, value=1, /):
    return _zlib.adler32(data, value & 0xffffffff)


def _level(level):
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    return 6 if level == -1 else level


def _wrapped(data, level, wbits, fixed=False):
    level = _level(level)
    body = _zlib.deflate(data, level, fixed)
    if wbits < 0:
        return body
    if wbits > 15:
        flags = 2 if level == 9 else 4 if level == 1 else 0
        head = bytes([31, 139, 8, 0, 0, 0, 0, 0, flags, 3])
        return head + body + crc32(data).to_bytes(4, "little") + (len(data) & 0xffffffff).to_bytes(4, "little")
    first = (wbits - 8 << 4 | 8) << 8 | (0 if level < 2 else 1 if level < 6 else 2 if level == 6 else 3) << 6
    first += 31 - first % 31
    return first.to_bytes(2, "big") + body + adler32(data).to_bytes(4, "big")


def compress(data, /, level=-1, wbits=15):
    """The data, compressed."""
    return _wrapped(data, level, wbits)


def _gzip_head(data):
    """Where the deflated data begin, or -1: more is needed."""
    if data[:2] != b"\x1f\x8b"[:len(data[:2])]:
        raise error("Error -3 while decompressing data: incorrect header check")
    if len(data) < 10:
        return -1
    if data[2] != 8:
        raise error("Error -3 while decompressing data: unknown compression method")
    flags, at = data[3], 10
    if flags & 4:
        if len(data) < at + 2:
            return -1
        at += 2 + int.from_bytes(data[at:at + 2], "little")
    for flag in (8, 16):
        if flags & flag:
            end = data.find(b"\0", at)
            if end < 0:
                return -1
            at = end + 1
    if flags & 2:
        at += 2
    return at if at <= len(data) else -1


def _unwrapped(data, wbits, done):
    """(output, end of the stream or -1)"""
    gzip = wbits > 31 and data[:2] == b"\x1f\x8b" or 15 < wbits <= 31
    if wbits < 0:
        start = 0
    elif gzip:
        start = _gzip_head(data)
        if start < 0:
            return b"", -1
    else:
        if len(data) < 2:
            return b"", -1
        if (data[0] << 8 | data[1]) % 31:
            raise error(f"Error -3 while {done}: incorrect header check")
        if data[0] & 15 != 8:
            raise error(f"Error -3 while {done}: unknown compression method")
        if data[0] >> 4 > 7:
            raise error(f"Error -3 while {done}: invalid window size")
        start = 2
    output, end, problem = _zlib.inflate(data, start)
    if problem is not None:
        raise error(f"Error -3 while {done}: {problem}")
    if end < 0 or wbits < 0:
        return output, end
    tail = 8 if gzip else 4
    if len(data) < end + tail:
        return output, -1
    if gzip:
        if crc32(output) != int.from_bytes(data[end:end + 4], "little"):
            raise error(f"Error -3 while {done}: incorrect data check")
        if len(output) & 0xffffffff != int.from_bytes(data[end + 4:end + 8], "little"):
            raise error(f"Error -3 while {done}: incorrect length check")
    elif adler32(output) != int.from_bytes(data[end:end + 4], "big"):
        raise error(f"Error -3 while {done}: incorrect data check")
    return output, end + tail


def decompress(data, /, wbits=15, bufsize=DEF_BUF_SIZE):
    """What was compressed."""
    data = bytes(memoryview(data))
    output, end = _unwrapped(data, wbits, "decompressing data")
    if end < 0:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return output


class _Compress:
    def __init__(self, level, wbits, fixed, zdict):
        if zdict is not None:
            raise NotImplementedError("zlib: compression dictionaries in this version")
        self._level, self._wbits, self._fixed, self._parts, self._ended = _level(level), wbits, fixed, [], False

    def compress(self, data, /):
        self._parts.append(bytes(memoryview(data)))
        return b""

    def flush(self, mode=Z_FINISH, /):
        if mode == Z_NO_FLUSH:
            return b""
        if mode != Z_FINISH:
            raise NotImplementedError("zlib: flushing before the end in this version")
        if self._ended:
            raise error("Error -2 while finishing compression: inconsistent stream state")
        self._ended = True
        return _wrapped(b"".join(self._parts), self._level, self._wbits, self._fixed)

    def copy(self):
        other = _Compress(self._level, self._wbits, self._fixed, None)
        other._parts, other._ended = list(self._parts), self._ended
        return other


class _Decompress:
    def __init__(self, wbits, zdict):
        if zdict:
            raise NotImplementedError("zlib: compression dictionaries in this version")
        self._wbits, self._data, self._given = wbits, b"", 0
        self.unused_data, self.unconsumed_tail, self.eof = b"", b"", False

    def decompress(self, data, /, max_length=0):
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        data = bytes(memoryview(data))
        if self.eof:
            self.unused_data += data
            return b""
        if self.unconsumed_tail and data.startswith(self.unconsumed_tail):
            data = data[len(self.unconsumed_tail):]
        self._data += data
        output, end = _unwrapped(self._data, self._wbits, "decompressing data")
        fresh = output[self._given:]
        self.unconsumed_tail = b""
        if max_length and len(fresh) > max_length:
            fresh = fresh[:max_length]
            self.unconsumed_tail = self._data[-1:]
        elif end >= 0:
            self.eof = True
            self.unused_data = self._data[end:]
        self._given += len(fresh)
        return fresh

    def flush(self, length=DEF_BUF_SIZE, /):
        if self.eof:
            return b""
        output, end = _unwrapped(self._data, self._wbits, "flushing")
        fresh = output[self._given:]
        self._given, self.eof, self.unconsumed_tail = len(output), end >= 0, b""
        return fresh

    def copy(self):
        import copy
        return copy.copy(self)


_Compress.__name__ = _Compress.__qualname__ = "Compress"
_Decompress.__name__ = _Decompress.__qualname__ = "Decompress"
_Compress.__module__ = _Decompress.__module__ = "zlib"


def compressobj(level=-1, method=DEFLATED, wbits=15, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None):
    return _Compress(level, wbits, strategy == Z_FIXED, zdict)


def decompressobj(wbits=15, zdict=b""):
    return _Decompress(wbits, zdict)
