"""Plain values and code objects as bytes. Values are written as CPython's marshal writes them, each on its own; code is the
VM's own image, which no other program and no other version of the VM reads."""
import _import
import io
import struct

__all__ = ["dump", "dumps", "load", "loads", "version"]
version = 4
_SINGLE = {None: b"N", True: b"T", False: b"F", ...: b".", StopIteration: b"S"}
_OF_SINGLE = {mark[0]: value for value, mark in _SINGLE.items()}


def dumps(value, version=version, /):
    parts = []
    try:
        _write(value, parts.append)
    except RecursionError:
        raise ValueError("object too deeply nested to marshal") from None
    return b"".join(parts)


def dump(value, file, version=version, /):
    file.write(dumps(value))


def _write(value, put):
    kind = type(value)
    if value is None or value is ... or value is StopIteration or kind is bool:
        put(_SINGLE[value])
    elif kind is int:
        put(struct.pack("<ci", b"i", value) if -1 << 31 <= value < 1 << 31 else _digits(value))
    elif kind is float:
        put(struct.pack("<cd", b"g", value))
    elif kind is complex:
        put(struct.pack("<cdd", b"y", value.real, value.imag))
    elif kind is str:
        data = value.encode("utf-8", "surrogatepass")
        put(struct.pack("<cI", b"u", len(data)) + data)
    elif kind in (bytes, bytearray, memoryview, type(dumps.__code__)):
        mark, data = (b"s", bytes(value)) if kind is not type(dumps.__code__) else (b"c", _import.dump_code(value))
        put(struct.pack("<cI", mark, len(data)) + data)
    elif kind in (tuple, list, set, frozenset):
        put(struct.pack("<cI", {tuple: b"(", list: b"[", set: b"<", frozenset: b">"}[kind], len(value)))
        for item in value:
            _write(item, put)
    elif kind is dict:
        put(b"{")
        for key, item in value.items():
            _write(key, put)
            _write(item, put)
        put(b"0")
    else:
        raise ValueError("unmarshallable object")


def _digits(value):
    digits, rest = [], abs(value)
    while rest:
        digits.append(rest & 0x7fff)
        rest >>= 15
    count = len(digits)
    return struct.pack(f"<ci{count}H", b"l", count if value > 0 else -count, *digits)


def loads(data, /):
    return _Reader(io.BytesIO(data).read).whole()


def load(file, /):
    return _Reader(file.read).whole()


class _End:
    """What ends the items of a dict."""


class _Reader:
    def __init__(self, read):
        self._source, self._refs = read, []

    def _read(self, size):
        data = self._source(size) if size else b""
        if len(data) != size:
            raise EOFError("marshal data too short")
        return data

    def _number(self, form="<i"):
        return struct.unpack(form, self._read(struct.calcsize(form)))[0]

    def _size(self):
        size = self._number()
        if size < 0:
            raise ValueError("bad marshal data (size out of range)")
        return size

    def whole(self):
        try:
            return self.value()
        except RecursionError:
            raise ValueError("recursion limit exceeded") from None

    def value(self):
        value = self._value()
        if value is _End:
            raise TypeError("NULL object in marshal data for object")
        return value

    def _value(self):
        mark = self._read(1)[0]
        place = None
        if mark & 0x80:
            place = len(self._refs)
            self._refs.append(_End)
            mark &= 0x7f
        value = self._of(chr(mark), place)
        if place is not None:
            self._refs[place] = value
        return value

    def _of(self, mark, place):
        if ord(mark) in _OF_SINGLE:
            return _OF_SINGLE[ord(mark)]
        if mark == "0":
            return _End
        if mark == "i":
            return self._number()
        if mark == "l":
            count = self._number()
            digits = struct.unpack(f"<{abs(count)}H", self._read(2 * abs(count)))
            if any(d > 0x7fff for d in digits):
                raise ValueError("bad marshal data (digit out of range in long)")
            value = sum(d << 15 * i for i, d in enumerate(digits))
            return value if count > 0 else -value
        if mark == "g":
            return self._number("<d")
        if mark == "y":
            return complex(self._number("<d"), self._number("<d"))
        if mark in "ut":
            return self._read(self._size()).decode("utf-8", "surrogatepass")
        if mark in "aA":
            return self._read(self._size()).decode("latin-1")
        if mark in "zZ":
            return self._read(self._read(1)[0]).decode("latin-1")
        if mark == "s":
            return self._read(self._size())
        if mark == "c":
            return _import.load_code(self._read(self._size()))
        if mark == "r":
            index = self._number()
            if not 0 <= index < len(self._refs) or self._refs[index] is _End:
                raise ValueError("bad marshal data (invalid reference)")
            return self._refs[index]
        return self._container(mark, place)

    def _early(self, items, place):
        """What its own items may refer to."""
        if place is not None:
            self._refs[place] = items
        return items

    def _container(self, mark, place):
        if mark == "[":
            items = self._early([], place)
            for _ in range(self._size()):
                items.append(self.value())
            return items
        if mark == "{":
            items = self._early({}, place)
            while (key := self._value()) is not _End:
                items[key] = self.value()
            return items
        kind = {"(": tuple, ")": tuple, "<": set, ">": frozenset}.get(mark)
        if kind is None:
            raise ValueError("bad marshal data (unknown type code)")
        return kind([self.value() for _ in range(self._read(1)[0] if mark == ")" else self._size())])
