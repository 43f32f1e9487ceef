"""ZIP archives: stored and deflated members, also beyond 4 GiB."""

import binascii
import io
import os
import shutil
import stat
import struct
import sys
import time
import zlib

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile", "ZipInfo",
           "ZipFile", "LargeZipFile"]

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = (1 << 16) - 1
ZIP_MAX_COMMENT = (1 << 16) - 1
_METHODS = {0: "store", 1: "shrink", 2: "reduce", 3: "reduce", 4: "reduce", 5: "reduce", 6: "implode", 7: "tokenize", 8: "deflate",
            9: "deflate64", 10: "implode", 12: "bzip2", 14: "lzma", 18: "terse", 19: "lz77", 97: "wavpack", 98: "ppmd"}
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")


class BadZipFile(Exception):
    pass


class LargeZipFile(Exception):
    """An archive that needs the extensions for 64 bits, which were not allowed."""


error = BadZipfile = BadZipFile


def is_zipfile(filename):
    """Is it an archive, by the record at its end?"""
    try:
        if hasattr(filename, "read"):
            at = filename.tell()
            try:
                return _find_end(filename) is not None
            finally:
                filename.seek(at)
        with open(filename, "rb") as fp:
            return _find_end(fp) is not None
    except OSError:
        return False


def _find_end(fp):
    """(place, record, comment) of the end of the central directory, or None."""
    fp.seek(0, 2)
    size = fp.tell()
    begin = max(size - (1 << 16) - _END.size, 0)
    fp.seek(begin)
    data = fp.read()
    at = len(data) - _END.size
    if not (at >= 0 and data[at:at + 4] == b"PK\005\006" and data[-2:] == b"\000\000"):
        at = data.rfind(b"PK\005\006")
    if at < 0 or len(data) - at < _END.size:
        return None
    record = _END.unpack_from(data, at)
    comment = data[at + _END.size:at + _END.size + record[7]]
    return begin + at, record, comment


def _read_record(file, form, magic, name):
    """The fields of the record at the file's place."""
    raw = file.read(form.size)
    if len(raw) != form.size:
        raise BadZipFile(f"Truncated {name}")
    fields = form.unpack(raw)
    if fields[0] != magic:
        raise BadZipFile(f"Bad magic number for {name}")
    return fields


def _check_method(method):
    if method in (ZIP_STORED, ZIP_DEFLATED):
        return
    if method == ZIP_BZIP2:
        raise RuntimeError("Compression requires the (missing) bz2 module")
    if method == ZIP_LZMA:
        raise RuntimeError("Compression requires the (missing) lzma module")
    raise NotImplementedError("That compression method is not supported")


class ZipInfo:
    """One member of an archive."""

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        end = filename.find(chr(0))
        if end >= 0:
            filename = filename[:end]
        if os.sep != "/" and os.sep in filename:
            filename = filename.replace(os.sep, "/")
        self.filename, self.date_time = filename, date_time
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.compress_type, self._compresslevel = ZIP_STORED, None
        self.comment = self.extra = b""
        self.create_system = 3
        self.create_version = self.extract_version = 20
        self.reserved = self.flag_bits = self.volume = self.internal_attr = self.external_attr = 0
        self.compress_size = self.file_size = 0
        self.header_offset = self.CRC = 0
        self._raw_time = 0

    def __repr__(self):
        result = ["<%s filename=%r" % (self.__class__.__name__, self.filename)]
        if self.compress_type:
            result.append(" compress_type=%s" % _METHODS.get(self.compress_type, self.compress_type))
        high, low = self.external_attr >> 16, self.external_attr & 0xFFFF
        if high:
            result.append(" filemode=%r" % stat.filemode(high))
        if low:
            result.append(" external_attr=%#x" % low)
        is_dir = self.is_dir()
        if not is_dir or self.file_size:
            result.append(" file_size=%r" % self.file_size)
        if (not is_dir or self.compress_size) and (self.compress_type or self.file_size != self.compress_size):
            result.append(" compress_size=%r" % self.compress_size)
        return "".join(result) + ">"

    def _date(self):
        y, mo, d, h, mi, s = self.date_time
        return (y - 1980) << 9 | mo << 5 | d, h << 11 | mi << 5 | s // 2

    def _name(self):
        try:
            return self.filename.encode("ascii"), self.flag_bits & ~0x800
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), self.flag_bits | 0x800

    def FileHeader(self, zip64=None):
        date, clock = self._date()
        sizes = (0, 0, 0) if self.flag_bits & 8 else (self.CRC, self.compress_size, self.file_size)
        extra = self.extra
        large = sizes[2] > ZIP64_LIMIT or sizes[1] > ZIP64_LIMIT
        if zip64 is None:
            zip64 = large
        if large and not zip64:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        if zip64:
            extra += struct.pack("<HHQQ", 1, 16, sizes[2], sizes[1])
            sizes = sizes[0], 0xFFFFFFFF, 0xFFFFFFFF
            self.extract_version = self.create_version = max(45, self.extract_version)
        name, flags = self._name()
        return _LOCAL.pack(b"PK\003\004", self.extract_version, self.reserved, flags, self.compress_type, clock, date, *sizes,
                           len(name), len(extra)) + name + extra

    def _central(self):
        date, clock = self._date()
        large = []
        size, packed, offset = self.file_size, self.compress_size, self.header_offset
        if size > ZIP64_LIMIT or packed > ZIP64_LIMIT:
            large += [size, packed]
            size = packed = 0xFFFFFFFF
        if offset > ZIP64_LIMIT:
            large.append(offset)
            offset = 0xFFFFFFFF
        extra = self.extra
        version = self.extract_version, self.create_version
        if large:
            extra = struct.pack("<HH%dQ" % len(large), 1, 8 * len(large), *large) + _strip_extra(extra, 1)
            version = max(45, version[0]), max(45, version[1])
        name, flags = self._name()
        return _CENTRAL.pack(b"PK\001\002", version[1], self.create_system, version[0], self.reserved, flags, self.compress_type,
                             clock, date, self.CRC, packed, size, len(name), len(extra), len(self.comment), 0,
                             self.internal_attr, self.external_attr, offset) + name + extra + self.comment

    def _decode_extra(self):
        extra = self.extra
        while len(extra) >= 4:
            kind, size = struct.unpack_from("<HH", extra)
            if size + 4 > len(extra):
                raise BadZipFile("Corrupt extra field %04x (size=%d)" % (kind, size))
            if kind == 1:
                data = extra[4:size + 4]
                try:
                    for name, mark in (("file_size", "File size"), ("compress_size", "Compress size"),
                                       ("header_offset", "Header offset")):
                        if getattr(self, name) in (0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF):
                            field = mark
                            setattr(self, name, struct.unpack("<Q", data[:8])[0])
                            data = data[8:]
                except struct.error:
                    raise BadZipFile(f"Corrupt zip64 extra field. {field} not found.") from None
            extra = extra[size + 4:]

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """A member for that file or folder."""
        if isinstance(filename, os.PathLike):
            filename = os.fspath(filename)
        st = os.stat(filename)
        is_dir = stat.S_ISDIR(st.st_mode)
        date_time = time.localtime(st.st_mtime)[:6]
        if not strict_timestamps:
            date_time = (1980, 1, 1, 0, 0, 0) if date_time[0] < 1980 else date_time
            date_time = (2107, 12, 31, 23, 59, 59) if date_time[0] > 2107 else date_time
        if arcname is None:
            arcname = filename
        arcname = os.path.normpath(os.path.splitdrive(arcname)[1]).lstrip(os.sep)
        info = cls(arcname + "/" * is_dir, date_time)
        info.external_attr = (st.st_mode & 0xFFFF) << 16
        if is_dir:
            info.external_attr |= 0x10
        else:
            info.file_size = st.st_size
        return info

    def is_dir(self):
        return self.filename[-1] == "/"


def _strip_extra(extra, kind):
    parts = b""
    while len(extra) >= 4:
        this, size = struct.unpack_from("<HH", extra)
        if this != kind:
            parts += extra[:size + 4]
        extra = extra[size + 4:]
    return parts + extra


class ZipExtFile(io.BufferedIOBase):
    """A member that is read."""

    def __init__(self, fileobj, mode, zipinfo, pwd=None, close_fileobj=False):
        self.name, self.mode = zipinfo.filename, mode
        self.newlines = None
        self._owned = fileobj if close_fileobj else None
        packed = fileobj.read(zipinfo.compress_size)
        if len(packed) < zipinfo.compress_size:
            raise EOFError
        if zipinfo.compress_type == ZIP_DEFLATED:
            try:
                packed = zlib.decompress(packed, -15)
            except zlib.error as e:
                raise zlib.error(str(e)) from None
        if zipinfo.CRC is not None and binascii.crc32(packed) != zipinfo.CRC:
            self._bad = BadZipFile("Bad CRC-32 for file %r" % self.name)
        else:
            self._bad = None
        self._data = io.BytesIO(packed)

    def _checked(self, data):
        if self._bad and self._data.tell() >= len(self._data.getbuffer()):
            raise self._bad
        return data

    def read(self, n=-1):
        return self._checked(self._data.read(-1 if n is None else n))

    def read1(self, n=-1):
        return self.read(n)

    def readline(self, limit=-1):
        return self._checked(self._data.readline(limit))

    def peek(self, n=1):
        at = self._data.tell()
        data = self._data.read(max(n, 512))
        self._data.seek(at)
        return data

    def readable(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return True

    def seekable(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return True

    def seek(self, offset, whence=0):
        if whence not in (0, 1, 2):
            raise ValueError("whence must be os.SEEK_SET (0), os.SEEK_CUR (1), or os.SEEK_END (2)")
        return self._data.seek(max(offset, 0) if whence == 0 else offset, whence)

    def tell(self):
        return self._data.tell()

    def close(self):
        if self._owned:
            self._owned.close()
        super().close()

    def __repr__(self):
        return "<%s.%s name=%r mode=%r>" % (self.__class__.__module__, self.__class__.__qualname__, self.name, self.mode) \
            if not self.closed else "<%s.%s [closed]>" % (self.__class__.__module__, self.__class__.__qualname__)


class _WriteFile(io.BufferedIOBase):
    def __init__(self, archive, info):
        self._archive, self._info, self._parts = archive, info, io.BytesIO()
        self.name, self.mode = info.filename, "wb"

    def writable(self):
        return True

    def write(self, data):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        data = memoryview(data)
        self._parts.write(data)
        return data.nbytes

    def close(self):
        if self.closed:
            return
        try:
            super().close()
            self._archive._append(self._info, self._parts.getvalue())
        finally:
            self._archive._writing = False


class ZipFile:
    """ZipFile(file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None)"""

    fp = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *,
                 strict_timestamps=True, metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        _check_method(compression)
        self._allowZip64 = allowZip64
        self._didModify = False
        self.debug = 0
        self.NameToInfo, self.filelist = {}, []
        self.compression, self.compresslevel = compression, compresslevel
        self.mode, self.pwd = mode, None
        self._comment = b""
        self._strict_timestamps = strict_timestamps
        self.metadata_encoding = metadata_encoding
        if metadata_encoding and mode != "r":
            raise ValueError("metadata_encoding is only supported for reading files")
        if isinstance(file, os.PathLike):
            file = os.fspath(file)
        self._filePassed = not isinstance(file, str)
        if self._filePassed:
            self.fp, self.filename = file, getattr(file, "name", None)
        else:
            self.filename = file
            if mode == "a" and not os.path.exists(file):
                self.fp = open(file, "w+b")
            else:
                self.fp = open(file, {"r": "rb", "w": "w+b", "x": "x+b", "a": "r+b"}[mode])
        self._writing = False
        try:
            if mode == "r":
                self._read_directory()
            elif mode in ("w", "x"):
                self._didModify = True
                try:
                    self.start_dir = self.fp.tell()
                except (AttributeError, OSError):
                    self.fp = _Counting(self.fp)
                    self.start_dir = 0
            else:
                try:
                    self._read_directory()
                    self.fp.seek(self.start_dir)
                except BadZipFile:
                    self.fp.seek(0, 2)
                    self._didModify = True
                    self.start_dir = self.fp.tell()
        except:
            fp, self.fp = self.fp, None
            if not self._filePassed:
                fp.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __repr__(self):
        result = ["<%s.%s" % (self.__class__.__module__, self.__class__.__qualname__)]
        if self.fp is None:
            return result[0] + " [closed]>"
        if self._filePassed:
            result.append(" file=%r" % self.fp)
        elif self.filename is not None:
            result.append(" filename=%r" % self.filename)
        return "".join(result) + " mode=%r>" % self.mode

    def _read_directory(self):
        fp = self.fp
        try:
            end = _find_end(fp)
        except OSError:
            raise BadZipFile("File is not a zip file")
        if not end:
            raise BadZipFile("File is not a zip file")
        at, record, self._comment = end
        size, offset, count = record[5], record[6], record[4]
        directory = at - size
        if at >= _LOCATOR.size:
            fp.seek(at - _LOCATOR.size)
            locator = fp.read(_LOCATOR.size)
            if locator[:4] == b"PK\006\007":
                place = at - _LOCATOR.size - _END64.size
                fp.seek(place)
                large = fp.read(_END64.size)
                if len(large) == _END64.size and large[:4] == b"PK\006\006":
                    values = _END64.unpack(large)
                    size, offset, count = values[8], values[9], values[7]
                    directory = place - size
        before = directory - offset  # what stands in front of the archive
        self.start_dir = offset + before
        if self.start_dir < 0:
            raise BadZipFile("Bad offset for central directory")
        fp.seek(self.start_dir)
        data = io.BytesIO(fp.read(size))
        total = 0
        while total < size:
            c = _read_record(data, _CENTRAL, b"PK\001\002", "central directory")
            name = data.read(c[12])
            text = name.decode("utf-8" if c[5] & 0x800 else self.metadata_encoding or "cp437")
            info = ZipInfo(text)
            info.extra, info.comment = data.read(c[13]), data.read(c[14])
            info.create_version, info.create_system, info.extract_version, info.reserved = c[1:5]
            info.flag_bits, info.compress_type, clock, date, info.CRC, info.compress_size, info.file_size = c[5:12]
            info.volume, info.internal_attr, info.external_attr, info.header_offset = c[15:19]
            if info.extract_version > 63:
                raise NotImplementedError("zip file version %.1f" % (info.extract_version / 10))
            info._raw_time = clock
            info.date_time = ((date >> 9) + 1980, date >> 5 & 15, date & 31, clock >> 11, clock >> 5 & 63, (clock & 31) * 2)
            info._decode_extra()
            info.header_offset += before
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info
            total += _CENTRAL.size + c[12] + c[13] + c[14]

    # ---- what is in it ----

    def namelist(self):
        return [info.filename for info in self.filelist]

    def infolist(self):
        return self.filelist

    def printdir(self, file=None):
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for info in self.filelist:
            print("%-46s %s %12d" % (info.filename, "%d-%02d-%02d %02d:%02d:%02d" % info.date_time[:6], info.file_size), file=file)

    def testzip(self):
        for info in self.filelist:
            try:
                with self.open(info.filename, "r") as f:
                    while f.read(1 << 20):
                        pass
            except BadZipFile:
                return info.filename
        return None

    def getinfo(self, name):
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError("There is no item named %r in the archive" % name)
        return info

    def setpassword(self, pwd):
        if pwd and not isinstance(pwd, bytes):
            raise TypeError("pwd: expected bytes, got %s" % type(pwd).__name__)
        self.pwd = pwd or None

    @property
    def comment(self):
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError("comment: expected bytes, got %s" % type(comment).__name__)
        if len(comment) > ZIP_MAX_COMMENT:
            import warnings

            warnings.warn("Archive comment is too long; truncating to %d bytes" % ZIP_MAX_COMMENT, stacklevel=2)
            comment = comment[:ZIP_MAX_COMMENT]
        self._comment = comment
        self._didModify = True

    # ---- reading ----

    def read(self, name, pwd=None):
        with self.open(name, "r", pwd) as fp:
            return fp.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        if mode not in {"r", "w"}:
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == "w":
            raise ValueError("pwd is only supported for reading files")
        if not self.fp:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if isinstance(name, ZipInfo):
            info = name
        elif mode == "w":
            info = ZipInfo(name)
            info.compress_type, info._compresslevel = self.compression, self.compresslevel
        else:
            info = self.getinfo(name)
        if mode == "w":
            return self._open_to_write(info)
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before trying to read.")
        fp = self.fp
        fp.seek(info.header_offset)
        header = _read_record(fp, _LOCAL, b"PK\003\004", "file header")
        there = fp.read(header[10])
        fp.seek(header[11], 1)
        if info.flag_bits & 0x20:
            raise NotImplementedError("compressed patched data (flag bit 5)")
        if info.flag_bits & 0x40:
            raise NotImplementedError("strong encryption (flag bit 6)")
        text = there.decode("utf-8" if header[3] & 0x800 else self.metadata_encoding or "cp437")
        if text != info.orig_filename:
            raise BadZipFile("File name in directory %r and header %r differ." % (info.orig_filename, there))
        if info.flag_bits & 1:
            raise NotImplementedError("File %r is encrypted, which cannot be read" % info.filename)
        _check_read(info.compress_type)
        return ZipExtFile(fp, mode, info)

    def extract(self, member, path=None, pwd=None):
        return self._extract(member, os.getcwd() if path is None else os.fspath(path), pwd)

    def extractall(self, path=None, members=None, pwd=None):
        path = os.getcwd() if path is None else os.fspath(path)
        for member in self.namelist() if members is None else members:
            self._extract(member, path, pwd)

    def _extract(self, member, folder, pwd):
        info = member if isinstance(member, ZipInfo) else self.getinfo(member)
        parts = [p for p in info.filename.split("/") if p not in ("", os.curdir, os.pardir)]
        target = os.path.normpath(os.path.join(folder, os.path.sep.join(parts)))
        above = os.path.dirname(target)
        if above and not os.path.exists(above):
            os.makedirs(above)
        if info.is_dir():
            if not os.path.isdir(target):
                os.mkdir(target)
            return target
        with self.open(info, pwd=pwd) as source, open(target, "wb") as out:
            shutil.copyfileobj(source, out)
        return target

    # ---- writing ----

    def _check_write(self, info):
        if self.mode not in ("w", "x", "a"):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if not self.fp:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists")
        if info.filename in self.NameToInfo:
            import warnings

            warnings.warn("Duplicate name: %r" % info.filename, stacklevel=4)
        _check_method(info.compress_type)
        if not self._allowZip64 and len(self.filelist) >= ZIP_FILECOUNT_LIMIT:
            raise LargeZipFile("Files count would require ZIP64 extensions")

    def _open_to_write(self, info):
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle open on it. "
                             "Close the first handle before opening another.")
        if not info.external_attr:
            info.external_attr = 0o600 << 16
        self._check_write(info)
        self._writing = True
        return _WriteFile(self, info)

    def _append(self, info, data):
        info.file_size, info.CRC = len(data), binascii.crc32(data)
        if info.compress_type == ZIP_DEFLATED:
            level = info._compresslevel
            packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION if level is None else level, zlib.DEFLATED, -15)
            data = packer.compress(data) + packer.flush()
        info.compress_size = len(data)
        if not self._allowZip64 and max(info.file_size, info.compress_size) > ZIP64_LIMIT:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        try:
            self.fp.seek(self.start_dir)
        except (AttributeError, OSError):
            pass
        info.header_offset = self.start_dir
        self._didModify = True
        header = info.FileHeader()
        self.fp.write(header)
        self.fp.write(data)
        self.start_dir += len(header) + len(data)
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists")
        info = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if info.is_dir():
            self._check_write(info)
            self._append(info, b"")
            return
        info.compress_type = self.compression if compress_type is None else compress_type
        info._compresslevel = self.compresslevel if compresslevel is None else compresslevel
        self._check_write(info)
        with open(filename, "rb") as source:
            self._append(info, source.read())

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        if isinstance(data, str):
            data = data.encode("utf-8")
        if isinstance(zinfo_or_arcname, ZipInfo):
            info = zinfo_or_arcname
        else:
            info = ZipInfo(zinfo_or_arcname, time.localtime(time.time())[:6])
            info.compress_type, info._compresslevel = self.compression, self.compresslevel
            info.external_attr = 0o40775 << 16 | 0x10 if info.filename[-1] == "/" else 0o600 << 16
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists.")
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info._compresslevel = compresslevel
        if not info.external_attr:
            info.external_attr = 0o600 << 16
        self._check_write(info)
        self._append(info, bytes(data))

    def mkdir(self, zinfo_or_directory_name, mode=511):
        if isinstance(zinfo_or_directory_name, ZipInfo):
            info = zinfo_or_directory_name
            if not info.is_dir():
                raise ValueError("The given ZipInfo does not describe a directory")
        elif isinstance(zinfo_or_directory_name, str):
            name = zinfo_or_directory_name
            info = ZipInfo(name if name.endswith("/") else name + "/")
            info.external_attr = (0o40000 | mode & 0xFFFF) << 16 | 0x10
        else:
            raise TypeError("Expected type str or ZipInfo")
        self._check_write(info)
        self._append(info, b"")

    def close(self):
        """Writes the directory, if something has changed, and closes the file."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before closing the zip.")
        try:
            if self.mode in ("w", "x", "a") and self._didModify:
                try:
                    self.fp.seek(self.start_dir)
                except (AttributeError, OSError):
                    pass
                self._write_end()
        finally:
            fp, self.fp = self.fp, None
            if not self._filePassed:
                fp.close()

    def _write_end(self):
        directory = b"".join([info._central() for info in self.filelist])
        count, size, offset = len(self.filelist), len(directory), self.start_dir
        self.fp.write(directory)
        if count > ZIP_FILECOUNT_LIMIT or offset > ZIP64_LIMIT or size > ZIP64_LIMIT:
            if not self._allowZip64:
                raise LargeZipFile("Central directory would require ZIP64 extensions")
            self.fp.write(_END64.pack(b"PK\006\006", 44, 45, 45, 0, 0, count, count, size, offset))
            self.fp.write(_LOCATOR.pack(b"PK\006\007", 0, offset + size, 1))
            count, size, offset = min(count, 0xFFFF), min(size, 0xFFFFFFFF), min(offset, 0xFFFFFFFF)
        self.fp.write(_END.pack(b"PK\005\006", 0, 0, count, count, size, offset, len(self._comment)) + self._comment)
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()


def _check_read(method):
    if method in (ZIP_STORED, ZIP_DEFLATED):
        return
    if method in (ZIP_BZIP2, ZIP_LZMA):
        _check_method(method)
    name = _METHODS.get(method)
    raise NotImplementedError("compression type %d (%s)" % (method, name) if name else "compression type %d" % method)


class _Counting:
    """A stream that cannot tell where it is."""

    def __init__(self, fp):
        self.fp, self.offset = fp, 0

    def tell(self):
        return self.offset

    def write(self, data):
        written = self.fp.write(data)
        self.offset += written
        return written

    def close(self):
        self.fp.close()

    def flush(self):
        self.fp.flush()


def main(args=None):
    import argparse

    parser = argparse.ArgumentParser(description="A simple command-line interface for zipfile module.")
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("-l", "--list", metavar="<zipfile>", help="Show listing of a zipfile")
    group.add_argument("-e", "--extract", nargs=2, metavar=("<zipfile>", "<output_dir>"), help="Extract zipfile into target dir")
    group.add_argument("-c", "--create", nargs="+", metavar=("<name>", "<file>"), help="Create zipfile from sources")
    group.add_argument("-t", "--test", metavar="<zipfile>", help="Test if a zipfile is valid")
    args = parser.parse_args(args)
    if args.test is not None:
        with ZipFile(args.test, "r") as zf:
            bad = zf.testzip()
        if bad:
            print("The following enclosed file is corrupted: {!r}".format(bad))
        print("Done testing")
    elif args.list is not None:
        with ZipFile(args.list, "r") as zf:
            zf.printdir()
    elif args.extract is not None:
        with ZipFile(args.extract[0], "r") as zf:
            zf.extractall(args.extract[1])
    else:
        with ZipFile(args.create[0], "w", ZIP_DEFLATED) as zf:
            for path in args.create[1:]:
                _add(zf, path, os.path.basename(path) or os.path.basename(os.path.dirname(path)))


def _add(zf, path, name):
    if os.path.isfile(path):
        zf.write(path, name)
    elif os.path.isdir(path):
        if name:
            zf.write(path, name)
        for item in sorted(os.listdir(path)):
            _add(zf, os.path.join(path, item), os.path.join(name, item))


if __name__ == "__main__":
    main()
