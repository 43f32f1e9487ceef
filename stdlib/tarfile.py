"""Tar archives, plain and in gzip: the formats ustar, GNU and pax."""

import builtins
import copy
import io
import os
import shutil
import stat
import struct
import time

__all__ = ["TarFile", "TarInfo", "is_tarfile", "TarError", "ReadError", "CompressionError", "StreamError", "ExtractError",
           "HeaderError", "ENCODING", "USTAR_FORMAT", "GNU_FORMAT", "PAX_FORMAT", "DEFAULT_FORMAT", "open", "FilterError",
           "AbsolutePathError", "OutsideDestinationError", "SpecialFileError", "AbsoluteLinkError",
           "LinkOutsideDestinationError", "fully_trusted_filter", "tar_filter", "data_filter"]

BLOCKSIZE = 512
RECORDSIZE = BLOCKSIZE * 20
NUL = b"\0"
REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE, CONTTYPE = b"0", b"\0", b"1", b"2", b"3", b"4", b"5", b"6", b"7"
GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE = b"L", b"K", b"S"
XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE = b"x", b"g", b"X"
USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = 0, 1, 2
DEFAULT_FORMAT = PAX_FORMAT
REGULAR_TYPES = (REGTYPE, AREGTYPE, CONTTYPE, GNUTYPE_SPARSE)
ENCODING = "utf-8"
_PAX_NUMBERS = {"atime": float, "ctime": float, "mtime": float, "uid": int, "gid": int, "size": int}


class TarError(Exception):
    pass


class ExtractError(TarError):
    pass


class ReadError(TarError):
    """What is no archive, or a broken one."""


class CompressionError(TarError):
    pass


class StreamError(TarError):
    pass


class HeaderError(TarError):
    pass


class FilterError(TarError):
    """A member that a filter refuses."""


class AbsolutePathError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"member {tarinfo.name!r} has an absolute path")


class OutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo, self._path = tarinfo, path
        super().__init__(f"{tarinfo.name!r} would be extracted to {path!r}, which is outside the destination")


class SpecialFileError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a special file")


class AbsoluteLinkError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a link to an absolute path")


class LinkOutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo, self._path = tarinfo, path
        super().__init__(f"{tarinfo.name!r} would link to {path!r}, which is outside the destination")


# ---- filters ----

def _filtered(member, dest_path, for_data):
    changes = {}
    name = member.name
    if name.startswith(("/", os.sep)):
        name = changes["name"] = member.path.lstrip("/" + os.sep)
    if os.path.isabs(name):
        raise AbsolutePathError(member)
    dest_path = os.path.realpath(dest_path)
    target = os.path.realpath(os.path.join(dest_path, name))
    if os.path.commonpath([target, dest_path]) != dest_path:
        raise OutsideDestinationError(member, target)
    mode = member.mode
    if mode is not None:
        mode &= 0o755
        if for_data:
            if member.isreg() or member.islnk():
                if not mode & 0o100:
                    mode &= ~0o111
                mode |= 0o600
            elif member.isdir() or member.issym():
                mode = None
            else:
                raise SpecialFileError(member)
        if mode != member.mode:
            changes["mode"] = mode
    if for_data:
        changes.update({key: None for key in ("uid", "gid", "uname", "gname") if getattr(member, key) is not None})
        if member.islnk() or member.issym():
            if os.path.isabs(member.linkname):
                raise AbsoluteLinkError(member)
            where = os.path.join(dest_path, os.path.dirname(name), member.linkname) if member.issym() else \
                os.path.join(dest_path, member.linkname)
            where = os.path.realpath(where)
            if os.path.commonpath([where, dest_path]) != dest_path:
                raise LinkOutsideDestinationError(member, where)
    return changes


def fully_trusted_filter(member, dest_path):
    return member


def tar_filter(member, dest_path):
    changes = _filtered(member, dest_path, False)
    return member.replace(**changes, deep=False) if changes else member


def data_filter(member, dest_path):
    changes = _filtered(member, dest_path, True)
    return member.replace(**changes, deep=False) if changes else member


_FILTERS = {"fully_trusted": fully_trusted_filter, "tar": tar_filter, "data": data_filter}


# ---- fields of a header ----

def _field(text, size, encoding, errors):
    data = text.encode(encoding, errors)
    return data[:size] + (size - len(data)) * NUL


def _text(data, encoding, errors):
    end = data.find(b"\0")
    return (data if end < 0 else data[:end]).decode(encoding, errors)


def _number(data):
    if data[0] in (0o200, 0o377):
        return int.from_bytes(data[1:], "big") - (256 ** (len(data) - 1) if data[0] == 0o377 else 0)
    try:
        return int(_text(data, "ascii", "strict").strip() or "0", 8)
    except ValueError:
        raise HeaderError("invalid header") from None


def _digits(n, size, format):
    n = int(n)
    if 0 <= n < 8 ** (size - 1):
        return b"%0*o" % (size - 1, n) + NUL
    if format == GNU_FORMAT and -256 ** (size - 1) <= n < 256 ** (size - 1):
        return (b"\x80" if n >= 0 else b"\xff") + (n % 256 ** (size - 1)).to_bytes(size - 1, "big")
    raise ValueError("overflow in number field")


def _padded(data):
    return data + NUL * (-len(data) % BLOCKSIZE)


class TarInfo:
    """One member."""

    def __init__(self, name=""):
        self.name, self.mode, self.uid, self.gid, self.size, self.mtime = name, 0o644, 0, 0, 0, 0
        self.chksum, self.type, self.linkname, self.uname, self.gname = 0, REGTYPE, "", "", ""
        self.devmajor = self.devminor = self.offset = self.offset_data = 0
        self.sparse = self.tarfile = None
        self.pax_headers = {}

    path = property(lambda self: self.name, lambda self, v: setattr(self, "name", v))
    linkpath = property(lambda self: self.linkname, lambda self, v: setattr(self, "linkname", v))

    def __repr__(self):
        return "<%s %r at %#x>" % (self.__class__.__name__, self.name, id(self))

    def replace(self, *, deep=True, **changes):
        result = copy.deepcopy(self) if deep else copy.copy(self)
        for name, value in changes.items():
            if name not in ("name", "mtime", "mode", "linkname", "uid", "gid", "uname", "gname"):
                raise TypeError(f"replace() got an unexpected keyword argument '{name}'")
            setattr(result, name, value)
        return result

    def get_info(self):
        info = {name: getattr(self, name) for name in ("name", "mode", "uid", "gid", "size", "mtime", "chksum", "type", "linkname",
                                                       "uname", "gname", "devmajor", "devminor")}
        info["mode"] = 0 if self.mode is None else self.mode & 0o7777
        if self.type == DIRTYPE and not info["name"].endswith("/"):
            info["name"] += "/"
        return info

    def tobuf(self, format=DEFAULT_FORMAT, encoding=ENCODING, errors="surrogateescape"):
        info = self.get_info()
        for name in ("mtime", "uid", "gid", "uname", "gname"):
            if info[name] is None:
                raise ValueError("%s may not be None" % name)
        if format == USTAR_FORMAT:
            return self._ustar(info, encoding, errors)
        if format == GNU_FORMAT:
            return self._gnu(info, encoding, errors)
        if format == PAX_FORMAT:
            return self._pax(info, encoding)
        raise ValueError("invalid format")

    def _ustar(self, info, encoding, errors):
        info["magic"] = b"ustar\x0000"
        if len(info["linkname"].encode(encoding, errors)) > 100:
            raise ValueError("linkname is too long")
        if len(info["name"].encode(encoding, errors)) > 100:
            info["prefix"], info["name"] = self._split_name(info["name"], encoding, errors)
        return _header(info, USTAR_FORMAT, encoding, errors)

    def _split_name(self, name, encoding, errors):
        parts = name.split("/")
        for i in range(1, len(parts)):
            prefix, rest = "/".join(parts[:i]), "/".join(parts[i:])
            if len(prefix.encode(encoding, errors)) <= 155 and len(rest.encode(encoding, errors)) <= 100:
                return prefix, rest
        raise ValueError("name is too long")

    def _gnu(self, info, encoding, errors):
        info["magic"] = b"ustar  \0"
        data = b""
        for key, kind in (("linkname", GNUTYPE_LONGLINK), ("name", GNUTYPE_LONGNAME)):
            if len(info[key].encode(encoding, errors)) > 100:
                text = info[key].encode(encoding, errors) + NUL
                head = {"name": "././@LongLink", "type": kind, "size": len(text), "magic": b"ustar  \0"}
                data += _header(head, USTAR_FORMAT, encoding, errors) + _padded(text)
        return data + _header(info, GNU_FORMAT, encoding, errors)

    def _pax(self, info, encoding):
        info["magic"] = b"ustar\x0000"
        records = self.pax_headers.copy()
        for name, key, size in (("name", "path", 100), ("linkname", "linkpath", 100), ("uname", "uname", 32), ("gname", "gname", 32)):
            if key in records:
                continue
            if not info[name].isascii() or len(info[name]) > size:
                records[key] = info[name]
        for name, size in (("uid", 8), ("gid", 8), ("size", 12), ("mtime", 12)):
            value = info[name]
            whole = round(value) if isinstance(value, float) else value
            if not 0 <= whole < 8 ** (size - 1):
                info[name] = 0
                records.setdefault(name, str(value))
            elif isinstance(value, float):
                info[name] = whole
                records.setdefault(name, str(value))
        data = _pax_block(records, XHDTYPE, encoding) if records else b""
        return data + _header(info, USTAR_FORMAT, "ascii", "replace")

    # ---- reading ----

    @classmethod
    def frombuf(cls, buf, encoding, errors):
        if len(buf) == 0:
            raise HeaderError("empty header")
        if len(buf) != BLOCKSIZE:
            raise HeaderError("truncated header")
        if buf.count(NUL) == BLOCKSIZE:
            raise HeaderError("end of file header")
        chksum = _number(buf[148:156])
        if chksum not in _sums(buf):
            raise HeaderError("bad checksum")
        obj = cls(_text(buf[:100], encoding, errors))
        obj.mode, obj.uid, obj.gid = _number(buf[100:108]), _number(buf[108:116]), _number(buf[116:124])
        obj.size, obj.mtime, obj.chksum = _number(buf[124:136]), _number(buf[136:148]), chksum
        obj.type, obj.linkname = buf[156:157], _text(buf[157:257], encoding, errors)
        obj.uname, obj.gname = _text(buf[265:297], encoding, errors), _text(buf[297:329], encoding, errors)
        obj.devmajor, obj.devminor = _number(buf[329:337]), _number(buf[337:345])
        prefix = _text(buf[345:500], encoding, errors)
        if obj.type == AREGTYPE and obj.name.endswith("/"):
            obj.type = DIRTYPE
        if obj.isdir():
            obj.name = obj.name.rstrip("/")
        if prefix and buf[257:265] == b"ustar\x0000":
            obj.name = prefix + "/" + obj.name
        return obj

    def isreg(self):
        return self.type in REGULAR_TYPES

    isfile = isreg

    def isdir(self):
        return self.type == DIRTYPE

    def issym(self):
        return self.type == SYMTYPE

    def islnk(self):
        return self.type == LNKTYPE

    def ischr(self):
        return self.type == CHRTYPE

    def isblk(self):
        return self.type == BLKTYPE

    def isfifo(self):
        return self.type == FIFOTYPE

    def issparse(self):
        return self.sparse is not None

    def isdev(self):
        return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)


def _sums(buf):
    rest = buf[:148] + buf[156:512]
    return 256 + sum(rest), 256 + sum(struct.unpack("504b", rest))


def _header(info, format, encoding, errors):
    kind = info.get("type", REGTYPE)
    device = kind in (CHRTYPE, BLKTYPE)
    numbers = [_digits(info.get(n, 0), 8, format) if device else NUL * 8 for n in ("devmajor", "devminor")]
    parts = [_field(info.get("name", ""), 100, encoding, errors), _digits(info.get("mode", 0) & 0o7777, 8, format),
             _digits(info.get("uid", 0), 8, format), _digits(info.get("gid", 0), 8, format),
             _digits(info.get("size", 0), 12, format), _digits(info.get("mtime", 0), 12, format), b"        ", kind,
             _field(info.get("linkname", ""), 100, encoding, errors), info.get("magic", b"ustar\x0000"),
             _field(info.get("uname", ""), 32, encoding, errors), _field(info.get("gname", ""), 32, encoding, errors), *numbers,
             _field(info.get("prefix", ""), 155, encoding, errors)]
    buf = b"".join(parts)
    buf += NUL * (BLOCKSIZE - len(buf))
    return buf[:148] + b"%06o\0 " % _sums(buf)[0] + buf[156:]


def _pax_block(records, kind, encoding):
    data = b""
    for key, value in records.items():
        pair = key.encode("utf-8") + b"=" + value.encode("utf-8", "surrogateescape") + b"\n"
        size = len(pair) + 1
        total = size + len(str(size))
        while size + len(str(total)) != total:
            total = size + len(str(total))
        data += b"%d " % total + pair
    head = {"name": "././@PaxHeader", "type": kind, "size": len(data), "magic": b"ustar\x0000"}
    return _header(head, USTAR_FORMAT, "ascii", "replace") + _padded(data)


def _pax_records(data):
    records = {}
    while data and data[0] != 0:
        size, _, _rest = data.partition(b" ")
        try:
            n = int(size)
        except ValueError:
            raise HeaderError("invalid header") from None
        if n < 5 or n > len(data):
            raise HeaderError("invalid header")
        key, equals, value = data[len(size) + 1:n - 1].partition(b"=")
        if not equals or data[n - 1] != 10:
            raise HeaderError("invalid header")
        records[key.decode("utf-8", "surrogateescape")] = value.decode("utf-8", "surrogateescape")
        data = data[n:]
    return records


class ExFileObject(io.BufferedIOBase):
    """A member's bytes, read out of the archive as they are asked for."""

    def __init__(self, tarfile, tarinfo):
        self._fp, self._at, self._size = tarfile.fileobj, tarinfo.offset_data, tarinfo.size
        self._place, self.name, self.mode = 0, tarinfo.name, "rb"

    def readable(self):
        return True

    def seekable(self):
        return self._fp.seekable()

    def read(self, size=-1):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        left = max(self._size - self._place, 0)
        size = left if size is None or size < 0 else min(size, left)
        self._fp.seek(self._at + self._place)
        data = self._fp.read(size)
        if len(data) != size:
            raise ReadError("unexpected end of data")
        self._place += size
        return data

    read1 = read

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        if size is None or size < 0:
            size = self._size
        parts = []
        while size > 0:
            begin = self._place
            data = self.read(min(size, 512))
            if not data:
                break
            end = data.find(b"\n") + 1
            if end:
                data = data[:end]
                self._place = begin + end
            parts.append(data)
            size -= len(data)
            if end:
                break
        return b"".join(parts)

    def seek(self, position, whence=0):
        base = {0: 0, 1: self._place, 2: self._size}
        if whence not in base:
            raise ValueError("Invalid argument")
        self._place = min(max(base[whence] + position, 0), self._size) if whence else min(max(position, 0), self._size)
        return self._place

    def tell(self):
        return self._place


def _import_gzip():
    try:
        from gzip import GzipFile
    except ImportError:
        raise CompressionError("gzip module is not available") from None
    return GzipFile


class TarFile:
    """An archive. TarFile.open() finds out how it is packed."""

    debug, dereference, ignore_zeros, errorlevel = 0, False, False, 1
    format, encoding, errors = DEFAULT_FORMAT, ENCODING, None
    tarinfo, fileobject, extraction_filter = TarInfo, ExFileObject, None

    def __init__(self, name=None, mode="r", fileobj=None, format=None, tarinfo=None, dereference=None, ignore_zeros=None,
                 encoding=None, errors="surrogateescape", pax_headers=None, debug=None, errorlevel=None, copybufsize=None):
        modes = {"r": "rb", "a": "r+b", "w": "wb", "x": "xb"}
        if mode not in modes:
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        self.mode, self._mode = mode, modes[mode]
        self._extfileobj = fileobj is not None
        if fileobj is None:
            if mode == "a" and not os.path.exists(name):
                self.mode, self._mode = "w", "wb"
            fileobj = builtins.open(name, self._mode)
        else:
            if name is None and isinstance(getattr(fileobj, "name", None), (str, bytes)):
                name = fileobj.name
            self._mode = getattr(fileobj, "mode", self._mode)
        self.name, self.fileobj = os.path.abspath(name) if name else None, fileobj
        for attribute, value in (("format", format), ("tarinfo", tarinfo), ("dereference", dereference),
                                 ("ignore_zeros", ignore_zeros), ("encoding", encoding), ("debug", debug),
                                 ("errorlevel", errorlevel)):
            if value is not None:
                setattr(self, attribute, value)
        self.errors = errors
        self.pax_headers = pax_headers if pax_headers is not None and self.format == PAX_FORMAT else {}
        self.copybufsize = copybufsize
        self.closed = self._loaded = False
        self.members, self.inodes = [], {}
        self.firstmember = None
        try:
            self.offset = self.fileobj.tell()
            if self.mode == "r":
                self.firstmember = self.next()
            elif self.mode == "a":
                while True:
                    self.fileobj.seek(self.offset)
                    try:
                        member = self._read_member()
                    except HeaderError as e:
                        if self.offset and str(e) not in ("empty header", "end of file header"):
                            raise ReadError(str(e)) from None
                        self.fileobj.seek(self.offset)
                        break
                    self.members.append(member)
            if self.mode in ("a", "w", "x"):
                self._loaded = True
                if self.pax_headers:
                    buf = _pax_block(self.pax_headers.copy(), XGLTYPE, self.encoding)
                    self.fileobj.write(buf)
                    self.offset += len(buf)
        except:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True
            raise

    # ---- opening ----

    @classmethod
    def open(cls, name=None, mode="r", fileobj=None, bufsize=RECORDSIZE, **kwargs):
        if not name and not fileobj:
            raise ValueError("nothing to open")
        if mode in ("r", "r:*", "r|*"):
            errors = []
            for kind in ("taropen", "gzopen", "bz2open", "xzopen"):
                at = fileobj.tell() if fileobj is not None and mode != "r|*" else None
                try:
                    return getattr(cls, kind)(name, "r", fileobj, **kwargs)
                except (ReadError, CompressionError) as e:
                    errors.append(f"- method {kind[:-4] if kind != 'taropen' else 'tar'}: {e!r}")
                    if at is not None:
                        fileobj.seek(at)
            raise ReadError("file could not be opened successfully:\n" + "\n".join(errors))
        if ":" in mode or "|" in mode:
            filemode, _, packing = mode.replace("|", ":").partition(":")
            filemode, packing = filemode or "r", packing or "tar"
            kind = cls.OPEN_METH.get(packing)
            if kind is None:
                raise CompressionError("unknown compression type %r" % packing)
            return getattr(cls, kind)(name, filemode, fileobj, **kwargs)
        if mode in ("a", "w", "x"):
            return cls.taropen(name, mode, fileobj, **kwargs)
        raise ValueError("undiscernible mode")

    OPEN_METH = {"tar": "taropen", "gz": "gzopen", "bz2": "bz2open", "xz": "xzopen"}

    @classmethod
    def taropen(cls, name, mode="r", fileobj=None, **kwargs):
        if mode not in ("r", "a", "w", "x"):
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        return cls(name, mode, fileobj, **kwargs)

    @classmethod
    def gzopen(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        GzipFile = _import_gzip()
        try:
            packed = GzipFile(name, mode + "b", compresslevel, fileobj)
        except OSError as e:
            if fileobj is not None and mode == "r":
                raise ReadError("not a gzip file") from e
            raise
        try:
            archive = cls.taropen(name, mode, packed, **kwargs)
        except (OSError, EOFError) as e:
            packed.close()
            if mode == "r":
                raise ReadError("not a gzip file") from e
            raise
        except:
            packed.close()
            raise
        archive._extfileobj = False
        return archive

    @classmethod
    def bz2open(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        raise CompressionError("bz2 module is not available")

    @classmethod
    def xzopen(cls, name, mode="r", fileobj=None, preset=None, **kwargs):
        raise CompressionError("lzma module is not available")

    def close(self):
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode in ("a", "w", "x"):
                self.fileobj.write(NUL * (BLOCKSIZE * 2))
                self.offset += BLOCKSIZE * 2
                if self.offset % RECORDSIZE:
                    self.fileobj.write(NUL * (RECORDSIZE - self.offset % RECORDSIZE))
        finally:
            if not self._extfileobj:
                self.fileobj.close()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, type, value, traceback):
        if type is None:
            self.close()
        else:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True

    def _check(self, modes=None):
        if self.closed:
            raise OSError("%s is closed" % self.__class__.__name__)
        if modes is not None and self.mode not in modes:
            raise OSError("bad operation for mode %r" % self.mode)

    # ---- members ----

    def _read_member(self):
        """The member whose header comes next; HeaderError where there is none. self.offset moves behind it."""
        begin = self.offset
        pax, long_name, long_link = {}, None, None
        while True:
            info = self.tarinfo.frombuf(self.fileobj.read(BLOCKSIZE), self.encoding, self.errors)
            self.offset += BLOCKSIZE
            data_at = self.offset
            special = info.type in (XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE, GNUTYPE_LONGNAME, GNUTYPE_LONGLINK)
            if special:
                data = self.fileobj.read(info.size + -info.size % BLOCKSIZE)
                self.offset += len(data)
                data = data[:info.size]
                if info.type == GNUTYPE_LONGNAME:
                    long_name = _text(data, self.encoding, self.errors)
                elif info.type == GNUTYPE_LONGLINK:
                    long_link = _text(data, self.encoding, self.errors)
                elif info.type == XGLTYPE:
                    self.pax_headers.update(_pax_records(data))
                else:
                    pax.update(_pax_records(data))
                continue
            info.offset, info.offset_data, info.tarfile = begin, data_at, self
            if long_name is not None:
                info.name = long_name.rstrip("/") if info.isdir() else long_name
            if long_link is not None:
                info.linkname = long_link
            records = {**self.pax_headers, **pax}
            for key, value in records.items():
                if key in _PAX_NUMBERS:
                    try:
                        setattr(info, key, _PAX_NUMBERS[key](value))
                    except ValueError:
                        setattr(info, key, 0)
                elif key in ("path", "linkpath", "uname", "gname"):
                    setattr(info, key, value.rstrip("/") if key == "path" else value)
            info.pax_headers = records
            if info.isreg() or info.type not in (LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE):
                self.offset = data_at + info.size + -info.size % BLOCKSIZE
            return info

    def next(self):
        self._check("ra")
        if self.firstmember is not None:
            member, self.firstmember = self.firstmember, None
            return member
        if self.offset != self.fileobj.tell():
            if self.offset == 0:
                return None
            self.fileobj.seek(self.offset - 1)
            if not self.fileobj.read(1):
                raise ReadError("unexpected end of data")
        while True:
            try:
                member = self._read_member()
            except HeaderError as e:
                why = str(e)
                if self.ignore_zeros and why in ("end of file header", "bad checksum"):
                    self.offset += BLOCKSIZE
                    continue
                if why == "empty header" and self.offset == 0:
                    raise ReadError("empty file") from None
                if why == "truncated header" and self.offset == 0 or why in ("bad checksum", "invalid header") and self.offset == 0:
                    raise ReadError(why) from None
                if why == "truncated header":
                    raise ReadError(why) from None
                self._loaded = True
                return None
            self.members.append(member)
            return member

    def getmembers(self):
        self._check()
        while not self._loaded:
            self.next()
        self.firstmember = None
        return self.members

    def getnames(self):
        return [m.name for m in self.getmembers()]

    def getmember(self, name):
        member = self._find(name.rstrip("/"))
        if member is None:
            raise KeyError("filename %r not found" % name)
        return member

    def _find(self, name, before=None):
        members = self.getmembers()
        if before is not None and before in members:
            members = members[:members.index(before)]
        for member in reversed(members):
            if os.path.normpath(member.name) == os.path.normpath(name):
                return member
        return None

    def __iter__(self):
        if self._loaded:
            yield from self.members
            return
        place = 0
        self.firstmember = None
        while True:
            if place < len(self.members):
                member = self.members[place]
            else:
                member = None if self._loaded else self.next()
                if member is None:
                    return
            place += 1
            yield member

    def list(self, verbose=True, *, members=None):
        self._check()
        for m in self if members is None else members:
            line = []
            if verbose:
                line.append(stat.filemode({DIRTYPE: stat.S_IFDIR, SYMTYPE: stat.S_IFLNK}.get(m.type, stat.S_IFREG) | (m.mode or 0)))
                line.append("%s/%s" % (m.uname or m.uid, m.gname or m.gid))
                line.append("%10d" % m.size)
                line.append("%d-%02d-%02d %02d:%02d:%02d" % time.localtime(m.mtime)[:6])
            line.append(m.name + ("/" if m.isdir() else ""))
            if verbose and m.issym():
                line.append("-> " + m.linkname)
            elif verbose and m.islnk():
                line.append("link to " + m.linkname)
            print(" ".join(line), end=" \n")

    # ---- adding ----

    def gettarinfo(self, name=None, arcname=None, fileobj=None):
        self._check("awx")
        if fileobj is not None:
            name = fileobj.name
        if arcname is None:
            arcname = name
        arcname = os.path.splitdrive(os.fspath(arcname))[1].replace(os.sep, "/").lstrip("/")
        info = self.tarinfo()
        info.tarfile = self
        st = os.fstat(fileobj.fileno()) if fileobj is not None else os.stat(name) if self.dereference else os.lstat(name)
        mode = st.st_mode
        if stat.S_ISREG(mode):
            inode = st.st_ino, st.st_dev
            if not self.dereference and st.st_nlink > 1 and inode in self.inodes and arcname != self.inodes[inode]:
                info.type, info.linkname = LNKTYPE, self.inodes[inode]
            else:
                info.type = REGTYPE
                if inode[0]:
                    self.inodes[inode] = arcname
        elif stat.S_ISDIR(mode):
            info.type = DIRTYPE
        elif stat.S_ISFIFO(mode):
            info.type = FIFOTYPE
        elif stat.S_ISLNK(mode):
            info.type, info.linkname = SYMTYPE, os.readlink(name)
        elif stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            info.type = CHRTYPE if stat.S_ISCHR(mode) else BLKTYPE
        else:
            return None
        info.name, info.mode, info.uid, info.gid, info.mtime = arcname, mode, st.st_uid, st.st_gid, st.st_mtime
        info.size = st.st_size if info.type == REGTYPE else 0
        info.uname, info.gname = _name_in("/etc/passwd", info.uid), _name_in("/etc/group", info.gid)
        return info

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        self._check("awx")
        if arcname is None:
            arcname = name
        if self.name is not None and os.path.abspath(name) == self.name:
            return
        info = self.gettarinfo(name, arcname)
        if info is None:
            return
        if filter is not None:
            info = filter(info)
            if info is None:
                return
        if info.isreg():
            with builtins.open(name, "rb") as f:
                self.addfile(info, f)
            return
        self.addfile(info)
        if info.isdir() and recursive:
            for item in sorted(os.listdir(name)):
                self.add(os.path.join(name, item), os.path.join(arcname, item), recursive, filter=filter)

    def addfile(self, tarinfo, fileobj=None):
        self._check("awx")
        tarinfo = copy.copy(tarinfo)
        buf = tarinfo.tobuf(self.format, self.encoding, self.errors)
        self.fileobj.write(buf)
        self.offset += len(buf)
        if fileobj is not None:
            left = tarinfo.size
            while left:
                data = fileobj.read(min(left, self.copybufsize or 1 << 16))
                if not data:
                    raise OSError("unexpected end of data")
                self.fileobj.write(data)
                left -= len(data)
            pad = -tarinfo.size % BLOCKSIZE
            self.fileobj.write(NUL * pad)
            self.offset += tarinfo.size + pad
        self.members.append(tarinfo)

    # ---- extracting ----

    def _filter(self, filter):
        if filter is None:
            filter = self.extraction_filter or fully_trusted_filter
        if isinstance(filter, str):
            try:
                return _FILTERS[filter]
            except KeyError:
                raise ValueError(f"filter {filter!r} not found") from None
        return filter

    def extractall(self, path=".", members=None, *, numeric_owner=False, filter=None):
        function, folders = self._filter(filter), []
        for member in self if members is None else members:
            info = self._chosen(member, function, path)
            if info is None:
                continue
            if info.isdir():
                folders.append(info)
            self._extract_one(info, path, not info.isdir())
        for info in sorted(folders, key=lambda m: m.name, reverse=True):
            self._set_attributes(info, os.path.join(path, info.name))

    def extract(self, member, path="", set_attrs=True, *, numeric_owner=False, filter=None):
        info = self._chosen(member, self._filter(filter), path)
        if info is not None:
            self._extract_one(info, path, set_attrs)

    def _chosen(self, member, function, path):
        info = self.getmember(member) if isinstance(member, str) else member
        try:
            return function(info, path)
        except FilterError as e:
            if self.errorlevel > 0:
                raise
            return None

    def extractfile(self, member):
        self._check("r")
        info = self.getmember(member) if isinstance(member, str) else member
        if info.isreg() or info.type not in (LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE):
            return self.fileobject(self, info)
        if info.islnk() or info.issym():
            return self.extractfile(self._link_target(info))
        return None

    def _link_target(self, info):
        if info.issym():
            name = "/".join(filter(None, (os.path.dirname(info.name), info.linkname)))
            member = self._find(os.path.normpath(name))
        else:
            name = info.linkname
            member = self._find(name, before=info)
        if member is None:
            raise KeyError("linkname %r not found" % name)
        return member

    def _extract_one(self, info, path, set_attrs):
        self._check("r")
        target = os.path.join(path, info.name).rstrip("/")
        above = os.path.dirname(target)
        if above and not os.path.exists(above):
            os.makedirs(above)
        if info.isdir():
            os.makedirs(target, mode=0o700, exist_ok=True)
        elif info.issym():
            if os.path.lexists(target):
                os.unlink(target)
            os.symlink(info.linkname, target)
            return
        elif info.islnk() and os.path.exists(os.path.join(path, info.linkname)):
            if os.path.lexists(target):
                os.unlink(target)
            os.link(os.path.join(path, info.linkname), target)
        elif info.isdev():
            raise ExtractError("special devices not supported by system")
        else:
            with self.extractfile(info) as source, builtins.open(target, "wb") as out:
                shutil.copyfileobj(source, out)
        if set_attrs:
            self._set_attributes(info, target)

    def _set_attributes(self, info, target):
        try:
            if info.mode is not None:
                os.chmod(target, info.mode & 0o7777)
            if info.mtime is not None:
                os.utime(target, (info.mtime, info.mtime))
        except OSError as e:
            if self.errorlevel > 1:
                raise ExtractError("could not change attributes") from e


def _name_in(path, number):
    """The name of a user or group."""
    try:
        with builtins.open(path, encoding="utf-8", errors="replace") as f:
            for line in f:
                fields = line.split(":")
                if len(fields) > 2 and fields[2] == str(number):
                    return fields[0]
    except OSError:
        pass
    return ""


def is_tarfile(name):
    """Can it be read as an archive?"""
    try:
        if hasattr(name, "read"):
            at = name.tell()
            archive = open(fileobj=name)
            name.seek(at)
        else:
            archive = open(name)
        archive.close()
        return True
    except TarError:
        return False


open = TarFile.open
