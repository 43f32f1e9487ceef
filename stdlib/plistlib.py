"""Property lists: XML and binary."""

import binascii
import codecs
import datetime
import enum
import itertools
import os
import re
import struct
from io import BytesIO

__all__ = ["InvalidFileException", "FMT_XML", "FMT_BINARY", "load", "dump", "loads", "dumps", "UID"]

PlistFormat = enum.Enum("PlistFormat", "FMT_XML FMT_BINARY", module=__name__)
globals().update(PlistFormat.__members__)


class UID:
    """A reference of a keyed archive."""

    def __init__(self, data):
        if not isinstance(data, int):
            raise TypeError("data must be an int")
        if not 0 <= data < 1 << 64:
            raise ValueError("UIDs must be positive" if data < 0 else "UIDs cannot be >= 2**64")
        self.data = data

    def __hash__(self):
        return hash(self.data)

    def __eq__(self, other):
        return self.data == other.data if isinstance(other, UID) else NotImplemented

    def __index__(self):
        return self.data

    def __reduce__(self):
        return self.__class__, (self.data,)

    def __repr__(self):
        return f"{self.__class__.__name__}({self.data!r})"


class InvalidFileException(ValueError):
    def __init__(self, message="Invalid file"):
        ValueError.__init__(self, message)


# ---- XML ----

PLISTHEADER = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
"""
_controls = re.compile("[" + "".join(map(chr, itertools.chain(range(9), (11, 12), range(14, 32)))) + "]")
_date = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z", re.ASCII)


def _escape(text):
    found = _controls.search(text)
    if found is not None:
        raise ValueError("strings can't contain control characters; use bytes instead")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Writer:
    def __init__(self, file, sort_keys, skipkeys):
        self.file, self.sort_keys, self.skipkeys, self.depth = file, sort_keys, skipkeys, 0

    def line(self, text):
        self.file.write((("\t" * self.depth + text) if text else "").encode("utf-8") + b"\n")

    def element(self, name, text):
        self.line("<%s>%s</%s>" % (name, _escape(text), name))

    def value(self, v):
        if isinstance(v, str):
            self.element("string", v)
        elif v is True or v is False:
            self.line("<true/>" if v else "<false/>")
        elif isinstance(v, int):
            if not -1 << 63 <= v < 1 << 64:
                raise OverflowError(v)
            self.element("integer", "%d" % v)
        elif isinstance(v, float):
            self.element("real", repr(v))
        elif isinstance(v, dict):
            self.dict(v)
        elif isinstance(v, (bytes, bytearray)):
            self.data(v)
        elif isinstance(v, datetime.datetime):
            self.element("date", "%04d-%02d-%02dT%02d:%02d:%02dZ" % (v.year, v.month, v.day, v.hour, v.minute, v.second))
        elif isinstance(v, (tuple, list)):
            self.array(v)
        else:
            raise TypeError("unsupported type: %s" % type(v))

    def dict(self, d):
        if not d:
            self.line("<dict/>")
            return
        self.line("<dict>")
        self.depth += 1
        for key, value in sorted(d.items()) if self.sort_keys else d.items():
            if not isinstance(key, str):
                if self.skipkeys:
                    continue
                raise TypeError("keys must be strings")
            self.element("key", key)
            self.value(value)
        self.depth -= 1
        self.line("</dict>")

    def array(self, items):
        if not items:
            self.line("<array/>")
            return
        self.line("<array>")
        self.depth += 1
        for item in items:
            self.value(item)
        self.depth -= 1
        self.line("</array>")

    def data(self, v):
        self.line("<data>")
        width = max(16, 76 - len("\t".replace("\t", " " * 8) * self.depth))
        size = width // 4 * 3
        for at in range(0, len(v), size):
            self.line(binascii.b2a_base64(v[at:at + size]).decode("ascii").rstrip("\n"))
        self.line("</data>")


def _read_xml(text, dict_type):
    from xml.etree.ElementTree import ParseError, fromstring

    if "<!ENTITY" in text.partition("<plist")[0]:
        raise InvalidFileException("XML entity declarations are not supported in plist files")
    try:
        root = fromstring(text)
    except ParseError as e:
        raise e
    if root.tag != "plist":
        return _from_element(root, dict_type)
    values = [_from_element(e, dict_type) for e in root]
    return values[-1] if values else None


def _from_element(e, dict_type):
    tag, text = e.tag, e.text or ""
    if tag == "dict":
        result, key, has_key = dict_type(), None, False
        for child in e:
            if child.tag == "key":
                if has_key:
                    raise ValueError("unexpected key at line 0")
                key, has_key = child.text or "", True
            elif not has_key:
                raise ValueError("unexpected element at line 0")
            else:
                result[key], has_key = _from_element(child, dict_type), False
        if has_key:
            raise ValueError("missing value for key '%s' at line 0" % key)
        return result
    if tag == "array":
        return [_from_element(child, dict_type) for child in e]
    if tag == "string":
        return text
    if tag in ("true", "false"):
        return tag == "true"
    if tag == "integer":
        return int(text, 16) if text.startswith(("0x", "0X")) else int(text)
    if tag == "real":
        return float(text)
    if tag == "data":
        return binascii.a2b_base64("".join(text.split()))
    if tag == "date":
        match = _date.match(text)
        if not match:
            raise ValueError("invalid date")
        return datetime.datetime(*map(int, match.groups()))
    raise ValueError("unknown element %s" % tag)


# ---- binary ----

_undefined = object()


class _BinaryReader:
    def __init__(self, dict_type):
        self.dict_type = dict_type

    def parse(self, fp):
        try:
            self.fp = fp
            fp.seek(-32, os.SEEK_END)
            trailer = fp.read(32)
            if len(trailer) != 32:
                raise InvalidFileException()
            offset_size, self.ref_size, count, top, table = struct.unpack(">6xBBQQQ", trailer)
            fp.seek(table)
            self.offsets = self.ints(count, offset_size)
            self.objects = [_undefined] * count
            return self.read(top)
        except (OSError, IndexError, struct.error, OverflowError, ValueError):
            raise InvalidFileException()

    def ints(self, count, size):
        data = self.fp.read(size * count)
        if len(data) != size * count or not size:
            raise InvalidFileException()
        return [int.from_bytes(data[i:i + size], "big") for i in range(0, size * count, size)]

    def size(self, low):
        if low != 15:
            return low
        marker = self.fp.read(1)[0] & 3
        return int.from_bytes(self.fp.read(1 << marker), "big")

    def data(self, n):
        data = self.fp.read(n)
        if len(data) != n:
            raise InvalidFileException()
        return data

    def read(self, ref):
        result = self.objects[ref]
        if result is not _undefined:
            return result
        self.fp.seek(self.offsets[ref])
        token = self.fp.read(1)[0]
        high, low = token & 0xF0, token & 15
        if token in (0, 8, 9):
            result = {0: None, 8: False, 9: True}[token]
        elif token == 15:
            result = b""
        elif high == 0x10:
            result = int.from_bytes(self.fp.read(1 << low), "big", signed=low >= 3)
        elif token == 0x22:
            result = struct.unpack(">f", self.fp.read(4))[0]
        elif token == 0x23:
            result = struct.unpack(">d", self.fp.read(8))[0]
        elif token == 0x33:
            seconds = struct.unpack(">d", self.fp.read(8))[0]
            result = datetime.datetime(2001, 1, 1) + datetime.timedelta(seconds=seconds)
        elif high == 0x40:
            result = self.data(self.size(low))
        elif high == 0x50:
            result = self.data(self.size(low)).decode("ascii")
        elif high == 0x60:
            result = self.data(self.size(low) * 2).decode("utf-16be")
        elif high == 0x80:
            result = UID(int.from_bytes(self.fp.read(1 + low), "big"))
        elif high == 0xA0:
            refs = self.ints(n, self.ref_size) if (n := self.size(low)) else []
            self.objects[ref] = result = []
            result.extend([self.read(x) for x in refs])
        elif high == 0xD0:
            n = self.size(low)
            keys = self.ints(n, self.ref_size) if n else []
            values = self.ints(n, self.ref_size) if n else []
            self.objects[ref] = result = self.dict_type()
            try:
                for k, v in zip(keys, values):
                    result[self.read(k)] = self.read(v)
            except TypeError:
                raise InvalidFileException()
        else:
            raise InvalidFileException()
        self.objects[ref] = result
        return result


class _BinaryWriter:
    def __init__(self, fp, sort_keys, skipkeys):
        self.fp, self.sort_keys, self.skipkeys = fp, sort_keys, skipkeys

    def write(self, value):
        self.list, self.by_value, self.by_id = [], {}, {}
        self.flatten(value)
        count = len(self.list)
        self.ref_size = 1 if count < 1 << 8 else 2 if count < 1 << 16 else 4
        offsets = []
        self.fp.write(b"bplist00")
        for item in self.list:
            offsets.append(self.fp.tell())
            self.object(item)
        table = self.fp.tell()
        size = 1 if table < 1 << 8 else 2 if table < 1 << 16 else 4 if table < 1 << 32 else 8
        self.fp.write(b"".join([o.to_bytes(size, "big") for o in offsets]))
        self.fp.write(struct.pack(">5xBBBQQQ", 0, size, self.ref_size, count, self.number(value), table))

    @staticmethod
    def is_scalar(v):
        return isinstance(v, (str, int, float, datetime.datetime, bytes, bytearray))

    def flatten(self, v):
        if self.is_scalar(v):
            key = type(v), bytes(v) if isinstance(v, bytearray) else v
            if key in self.by_value:
                return
            self.by_value[key] = len(self.list)
        elif id(v) in self.by_id:
            return
        else:
            self.by_id[id(v)] = len(self.list)
        self.list.append(v)
        if isinstance(v, dict):
            items = sorted(v.items()) if self.sort_keys else list(v.items())
            for k, _ in items:
                if not isinstance(k, str):
                    if self.skipkeys:
                        continue
                    raise TypeError("keys must be strings")
                self.flatten(k)
            for k, item in items:
                if isinstance(k, str):
                    self.flatten(item)
        elif isinstance(v, (list, tuple)):
            for item in v:
                self.flatten(item)

    def number(self, v):
        if self.is_scalar(v):
            return self.by_value[type(v), bytes(v) if isinstance(v, bytearray) else v]
        return self.by_id[id(v)]

    def head(self, token, size):
        if size < 15:
            self.fp.write(bytes([token | size]))
        else:
            power = 0 if size < 1 << 8 else 1 if size < 1 << 16 else 2 if size < 1 << 32 else 3
            self.fp.write(bytes([token | 15, 0x10 | power]) + size.to_bytes(1 << power, "big"))

    def refs(self, items):
        self.fp.write(b"".join([self.number(i).to_bytes(self.ref_size, "big") for i in items]))

    def object(self, v):
        write = self.fp.write
        if v is None:
            write(b"\0")
        elif v is False or v is True:
            write(b"\x09" if v else b"\x08")
        elif isinstance(v, int):
            if v < 0:
                try:
                    write(struct.pack(">Bq", 0x13, v))
                except struct.error:
                    raise OverflowError(v) from None
            elif v < 1 << 8:
                write(struct.pack(">BB", 0x10, v))
            elif v < 1 << 16:
                write(struct.pack(">BH", 0x11, v))
            elif v < 1 << 32:
                write(struct.pack(">BL", 0x12, v))
            elif v < 1 << 63:
                write(struct.pack(">BQ", 0x13, v))
            elif v < 1 << 64:
                write(b"\x14" + v.to_bytes(16, "big", signed=True))
            else:
                raise OverflowError(v)
        elif isinstance(v, float):
            write(struct.pack(">Bd", 0x23, v))
        elif isinstance(v, datetime.datetime):
            write(struct.pack(">Bd", 0x33, (v - datetime.datetime(2001, 1, 1)).total_seconds()))
        elif isinstance(v, (bytes, bytearray)):
            self.head(0x40, len(v))
            write(v)
        elif isinstance(v, str):
            try:
                text = v.encode("ascii")
                self.head(0x50, len(v))
            except UnicodeEncodeError:
                text = v.encode("utf-16be")
                self.head(0x60, len(text) // 2)
            write(text)
        elif isinstance(v, UID):
            size = 1 if v.data < 1 << 8 else 2 if v.data < 1 << 16 else 4 if v.data < 1 << 32 else 8
            write(bytes([0x80 | size - 1]) + v.data.to_bytes(size, "big"))
        elif isinstance(v, (list, tuple)):
            self.head(0xA0, len(v))
            self.refs(v)
        elif isinstance(v, dict):
            items = [i for i in (sorted(v.items()) if self.sort_keys else v.items()) if isinstance(i[0], str)]
            self.head(0xD0, len(items))
            self.refs([k for k, _ in items])
            self.refs([x for _, x in items])
        else:
            raise TypeError(v)


# ---- what is called ----

_marks = [codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF32_LE]
_mark_encodings = ["utf-8", "utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"]


def _is_xml(head):
    if head.startswith((b"<?xml", b"<plist")):
        return True
    return any(head.startswith(mark + start.decode("ascii").encode(encoding))
               for mark, encoding in zip(_marks, _mark_encodings) for start in (b"<?xml", b"<plist"))


def load(fp, *, fmt=None, dict_type=dict):
    """The value that a property list in a file of bytes holds."""
    if fmt is None:
        head = fp.read(32)
        fp.seek(0)
        if head[:8] == b"bplist00":
            fmt = FMT_BINARY
        elif _is_xml(head):
            fmt = FMT_XML
        else:
            raise InvalidFileException()
    if fmt is FMT_BINARY:
        return _BinaryReader(dict_type).parse(fp)
    data = fp.read()
    encoding = "utf-8"
    for mark, name in reversed(list(zip(_marks, _mark_encodings))):
        if data.startswith(mark):
            data, encoding = data[len(mark):], name
            break
    return _read_xml(data.decode(encoding), dict_type)


def loads(value, *, fmt=None, dict_type=dict):
    return load(BytesIO(value), fmt=fmt, dict_type=dict_type)


def dump(value, fp, *, fmt=FMT_XML, sort_keys=True, skipkeys=False):
    """Writes a property list to a file of bytes."""
    if fmt not in PlistFormat.__members__.values():
        raise ValueError("Unsupported format: %r" % (fmt,))
    if fmt is FMT_BINARY:
        _BinaryWriter(fp, sort_keys, skipkeys).write(value)
        return
    fp.write(PLISTHEADER)
    writer = _Writer(fp, sort_keys, skipkeys)
    writer.line('<plist version="1.0">')
    writer.value(value)
    writer.line("</plist>")


def dumps(value, *, fmt=FMT_XML, skipkeys=False, sort_keys=True):
    fp = BytesIO()
    dump(value, fp, fmt=fmt, skipkeys=skipkeys, sort_keys=sort_keys)
    return fp.getvalue()
