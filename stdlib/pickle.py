"""Objects as bytes and back: protocols 0 to 5."""
import copyreg as _copyreg
import io as _io
import itertools as _itertools
import struct as _struct
import sys as _sys
import types as _types

import _pickle_plain as _plain

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
bytes_types = (bytes, bytearray)

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
           "PickleBuffer"]

_opcodes = {
    "MARK": "(", "STOP": ".", "POP": "0", "POP_MARK": "1", "DUP": "2", "FLOAT": "F", "INT": "I", "BININT": "J",
    "BININT1": "K", "LONG": "L", "BININT2": "M", "NONE": "N", "PERSID": "P", "BINPERSID": "Q", "REDUCE": "R",
    "STRING": "S", "BINSTRING": "T", "SHORT_BINSTRING": "U", "UNICODE": "V", "BINUNICODE": "X", "APPEND": "a",
    "BUILD": "b", "GLOBAL": "c", "DICT": "d", "EMPTY_DICT": "}", "APPENDS": "e", "GET": "g", "BINGET": "h", "INST": "i",
    "LONG_BINGET": "j", "LIST": "l", "EMPTY_LIST": "]", "OBJ": "o", "PUT": "p", "BINPUT": "q", "LONG_BINPUT": "r",
    "SETITEM": "s", "TUPLE": "t", "EMPTY_TUPLE": ")", "SETITEMS": "u", "BINFLOAT": "G", "PROTO": "\x80",
    "NEWOBJ": "\x81", "EXT1": "\x82", "EXT2": "\x83", "EXT4": "\x84", "TUPLE1": "\x85", "TUPLE2": "\x86",
    "TUPLE3": "\x87", "NEWTRUE": "\x88", "NEWFALSE": "\x89", "LONG1": "\x8a", "LONG4": "\x8b", "BINBYTES": "B",
    "SHORT_BINBYTES": "C", "SHORT_BINUNICODE": "\x8c", "BINUNICODE8": "\x8d", "BINBYTES8": "\x8e", "EMPTY_SET": "\x8f",
    "ADDITEMS": "\x90", "FROZENSET": "\x91", "NEWOBJ_EX": "\x92", "STACK_GLOBAL": "\x93", "MEMOIZE": "\x94",
    "FRAME": "\x95", "BYTEARRAY8": "\x96", "NEXT_BUFFER": "\x97", "READONLY_BUFFER": "\x98"}
_opcodes = {name: text.encode("latin-1") for name, text in _opcodes.items()}
globals().update(_opcodes)
__all__ += list(_opcodes)

_OLD_MODULES = {"__builtin__": "builtins", "copy_reg": "copyreg", "cPickle": "pickle", "StringIO": "io",
                "cStringIO": "io", "Queue": "queue", "ConfigParser": "configparser", "UserDict": "collections",
                "UserList": "collections", "UserString": "collections", "exceptions": "builtins"}
_OLD_NAMES = {("__builtin__", "xrange"): ("builtins", "range"), ("__builtin__", "unicode"): ("builtins", "str"),
              ("__builtin__", "long"): ("builtins", "int"), ("__builtin__", "unichr"): ("builtins", "chr"),
              ("__builtin__", "reduce"): ("functools", "reduce")}
_NATIVE_HOMES = {("codecs", "encode"): "_codecs"}     # where CPython says that it lies
_NEW_MODULES = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "configparser": "ConfigParser"}
_NEW_NAMES = {("builtins", "range"): ("__builtin__", "xrange"), ("functools", "reduce"): ("__builtin__", "reduce"),
              ("builtins", "chr"): ("__builtin__", "unichr"), ("builtins", "int"): ("__builtin__", "long"),
              ("builtins", "str"): ("__builtin__", "unicode")}
_FRAME_TARGET = 64 * 1024
_BATCH = 1000


class PickleError(Exception):
    """What goes wrong with pickles."""
    __module__ = "_pickle"


class PicklingError(PickleError):
    """An object that cannot be pickled."""
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    """Bytes that are no pickle."""
    __module__ = "_pickle"


class PickleBuffer:
    """A buffer that may be kept out of the pickle."""

    def __init__(self, buffer):
        self._view = memoryview(buffer)

    def raw(self):
        return self._view.cast("B") if self._view.format != "B" or self._view.ndim != 1 else self._view

    def release(self):
        self._view.release()


def encode_long(x):
    """An int as the fewest bytes in two's complement, lowest first; b'' for 0."""
    if x == 0:
        return b""
    size = (x.bit_length() >> 3) + 1
    result = x.to_bytes(size, "little", signed=True)
    if x < 0 and size > 1 and result[-1] == 0xff and result[-2] & 0x80:
        result = result[:-1]
    return result


def decode_long(data):
    return int.from_bytes(data, "little", signed=True)


def _resolve(obj, dotted):
    """(what it names, where that lies) below an object; AttributeError."""
    parent = None
    for part in dotted.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {dotted!r} on {obj!r}")
        parent = obj
        try:
            obj = getattr(obj, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {dotted!r} on {parent!r}") from None
    return obj, parent


def _module_of(obj, name):
    """The name of the module that has it."""
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for module_name, module in list(_sys.modules.items()):
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if _resolve(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


class Pickler:
    """Writes pickles to a file."""

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.memo, self.proto, self.bin = {}, int(protocol), protocol >= 1
        self.fast, self._fix_imports, self._buffer_callback = 0, fix_imports and protocol < 3, buffer_callback

    def clear_memo(self):
        self.memo.clear()

    def dump(self, obj):
        """Writes one object."""
        if not hasattr(self, "_file_write"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._parts, self._size = [], 0
        if self.proto >= 2:
            self._file_write(PROTO + bytes([self.proto]))
        self._save(obj)
        self._put(STOP)
        self._end_frame()

    def _put(self, data):
        self._parts.append(data)
        self._size += len(data)

    def _end_frame(self):
        data = b"".join(self._parts)
        if self.proto >= 4 and len(data) >= 4:
            self._file_write(FRAME + _struct.pack("<Q", len(data)))
        if data:
            self._file_write(data)
        self._parts, self._size = [], 0

    def _put_large(self, header, data):
        if len(data) < _FRAME_TARGET or self.proto < 4:
            self._put(header + data)
            return
        if self._parts:
            self._end_frame()
        self._file_write(header)
        self._file_write(data)

    def _memoize(self, obj):
        if self.fast:
            return
        n = len(self.memo)
        self.memo[id(obj)] = n, obj
        if self.proto >= 4:
            self._put(MEMOIZE)
        elif self.bin:
            self._put(BINPUT + bytes([n]) if n < 256 else LONG_BINPUT + _struct.pack("<I", n))
        else:
            self._put(PUT + b"%d\n" % n)

    def _get(self, n):
        if self.bin:
            self._put(BINGET + bytes([n]) if n < 256 else LONG_BINGET + _struct.pack("<I", n))
        else:
            self._put(GET + b"%d\n" % n)

    def _save(self, obj, save_persistent=True):
        if self._size >= _FRAME_TARGET and self.proto >= 4:
            self._end_frame()
        if save_persistent:
            pid = self.persistent_id(obj)
            if pid is not None:
                self._save_persistent(pid)
                return
        kind = type(obj)
        save = _atoms.get(kind)
        if save is not None:
            save(self, obj)
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self._get(known[0])
            return
        save = _containers.get(kind)
        if save is not None:
            save(self, obj)
            return
        reduced = NotImplemented
        override = getattr(self, "reducer_override", None)
        if override is not None:
            reduced = override(obj)
        if reduced is NotImplemented:
            if kind is type or kind is _types.FunctionType and not self._in_table(kind):
                (self._save_type if kind is type else self._save_global)(obj)
                return
            reduced = self._reduced(obj, kind)
            if reduced is None:
                self._save_global(obj)
                return
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError(f"{'__reduce__'} must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_reduce(obj, *reduced)

    def _in_table(self, kind):
        return kind in getattr(self, "dispatch_table", _copyreg.dispatch_table)

    def _reduced(self, obj, kind):
        """What the object is made of; None: it is a class, to be found by its name."""
        reduce = getattr(self, "dispatch_table", _copyreg.dispatch_table).get(kind)
        if reduce is not None:
            return reduce(obj)
        if issubclass(kind, type):
            return None
        reduce = getattr(obj, "__reduce_ex__", None)
        if reduce is not None:
            return reduce(self.proto)
        reduce = getattr(obj, "__reduce__", None)
        if reduce is None:
            raise PicklingError(f"can't pickle {kind.__name__!r} object: {obj!r}")
        return reduce()

    def persistent_id(self, obj):
        """For subclasses: what stands for the object, or None."""
        return None

    def _save_persistent(self, pid):
        if self.bin:
            self._save(pid, False)
            self._put(BINPERSID)
            return
        try:
            self._put(PERSID + str(pid).encode("ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    # atoms

    def _save_none(self, obj):
        self._put(NONE)

    def _save_bool(self, obj):
        if self.proto >= 2:
            self._put(NEWTRUE if obj else NEWFALSE)
        else:
            self._put(b"I01\n" if obj else b"I00\n")

    def _save_int(self, obj):
        if self.bin and -0x80000000 <= obj <= 0x7fffffff:
            if 0 <= obj <= 0xff:
                self._put(BININT1 + bytes([obj]))
            elif 0 <= obj <= 0xffff:
                self._put(BININT2 + _struct.pack("<H", obj))
            else:
                self._put(BININT + _struct.pack("<i", obj))
            return
        if self.proto >= 2:
            data = encode_long(obj)
            if len(data) < 256:
                self._put(LONG1 + bytes([len(data)]) + data)
            else:
                self._put(LONG4 + _struct.pack("<i", len(data)) + data)
            return
        if -0x80000000 <= obj <= 0x7fffffff:
            self._put(INT + b"%d\n" % obj)
        else:
            self._put(LONG + b"%dL\n" % obj)

    def _save_float(self, obj):
        self._put(BINFLOAT + _struct.pack(">d", obj) if self.bin else FLOAT + repr(obj).encode("ascii") + b"\n")

    # what is found again

    def _save_bytes(self, obj):
        if self.proto < 3:
            if obj:
                import codecs
                self._save_reduce(obj, codecs.encode, (str(obj, "latin1"), "latin1"))
            else:
                self._save_reduce(obj, bytes, ())
            return
        size = len(obj)
        if size <= 0xff:
            self._put(SHORT_BINBYTES + bytes([size]) + obj)
        elif size > 0xffffffff:
            self._put_large(BINBYTES8 + _struct.pack("<Q", size), obj)
        else:
            self._put_large(BINBYTES + _struct.pack("<I", size), obj)
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            self._save_reduce(obj, bytearray, (bytes(obj),) if obj else ())
            return
        self._put_large(BYTEARRAY8 + _struct.pack("<Q", len(obj)), bytes(obj))
        self._memoize(obj)

    def _save_str(self, obj):
        if not self.bin:
            text = obj.replace("\\", "\\u005c").replace("\0", "\\u0000").replace("\n", "\\u000a")
            text = text.replace("\r", "\\u000d").replace("\x1a", "\\u001a")
            self._put(UNICODE + text.encode("raw-unicode-escape") + b"\n")
        else:
            data = obj.encode("utf-8", "surrogatepass")
            size = len(data)
            if size <= 0xff and self.proto >= 4:
                self._put(SHORT_BINUNICODE + bytes([size]) + data)
            elif size > 0xffffffff and self.proto >= 4:
                self._put_large(BINUNICODE8 + _struct.pack("<Q", size), data)
            else:
                self._put_large(BINUNICODE + _struct.pack("<I", size), data)
        self._memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            self._put(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        size = len(obj)
        small = size <= 3 and self.proto >= 2
        if not small:
            self._put(MARK)
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:              # it holds itself
            if small:
                self._put(POP * size)
            elif self.bin:
                self._put(POP_MARK)
            else:
                self._put(POP * (size + 1))
            self._get(known[0])
            return
        self._put((TUPLE1, TUPLE2, TUPLE3)[size - 1] if small else TUPLE)
        self._memoize(obj)

    def _save_list(self, obj):
        self._put(EMPTY_LIST if self.bin else MARK + LIST)
        self._memoize(obj)
        self._append_all(obj, len(obj) == 1)

    def _append_all(self, items, bare=True):
        if not self.bin:
            for item in items:
                self._save(item)
                self._put(APPEND)
            return
        items = iter(items)
        while batch := list(_itertools.islice(items, _BATCH)):
            if len(batch) == 1 and bare:      # without a mark
                self._save(batch[0])
                self._put(APPEND)
                continue
            self._put(MARK)
            for item in batch:
                self._save(item)
            self._put(APPENDS)

    def _save_dict(self, obj):
        self._put(EMPTY_DICT if self.bin else MARK + DICT)
        self._memoize(obj)
        self._set_all(obj.items(), len(obj) == 1)

    def _set_all(self, items, bare=True):
        if not self.bin:
            for key, value in items:
                self._save(key)
                self._save(value)
                self._put(SETITEM)
            return
        items = iter(items)
        while batch := list(_itertools.islice(items, _BATCH)):
            several = len(batch) > 1 or not bare
            if several:
                self._put(MARK)
            for key, value in batch:
                self._save(key)
                self._save(value)
            self._put(SETITEMS if several else SETITEM)

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_reduce(obj, set, (list(obj),))
            return
        self._put(EMPTY_SET)
        self._memoize(obj)
        items = iter(obj)
        while batch := list(_itertools.islice(items, _BATCH)):
            self._put(MARK)
            for item in batch:
                self._save(item)
            self._put(ADDITEMS)

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_reduce(obj, frozenset, (list(obj),))
            return
        self._put(MARK)
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._put(POP_MARK)
            self._get(known[0])
            return
        self._put(FROZENSET)
        self._memoize(obj)

    def _save_type(self, obj):
        for value in (None, NotImplemented, ...):
            if obj is type(value):
                self._save_reduce(obj, type, (value,))
                return
        self._save_global(obj)

    def _save_buffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        raw = obj.raw()
        if self._buffer_callback is None or self._buffer_callback(obj):
            (self._save_bytes if raw.readonly else self._save_bytearray)(bytes(raw) if raw.readonly else bytearray(raw))
            return
        self._put(NEXT_BUFFER)
        if raw.readonly:
            self._put(READONLY_BUFFER)

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        if "<locals>" in name.split("."):
            raise AttributeError(f"Can't pickle local object {name!r}")
        module_name = _NATIVE_HOMES.get((getattr(obj, "__module__", None), name)) or _module_of(obj, name)
        try:
            home = "codecs" if module_name == "_codecs" else module_name
            __import__(home, level=0)
            found, parent = _resolve(_sys.modules[home], name)
        except (ImportError, KeyError):
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} failed") from None
        except AttributeError:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        if self.proto >= 2:
            code = _copyreg._extension_registry.get((module_name, name))
            if code:
                self._put(EXT1 + bytes([code]) if code <= 0xff else EXT2 + _struct.pack("<H", code)
                          if code <= 0xffff else EXT4 + _struct.pack("<i", code))
                return
        if self.proto >= 4:
            self._save(module_name)
            self._save(name)
            self._put(STACK_GLOBAL)
        elif "." in name:
            self._save_reduce(obj, getattr, (parent, name.rpartition(".")[2]))
            return
        else:
            if self._fix_imports and isinstance(obj, type) and issubclass(obj, Exception) and module_name == "builtins":
                module_name = "exceptions"
            elif self._fix_imports:
                module_name, name = _NEW_NAMES.get((module_name, name), (_NEW_MODULES.get(module_name, module_name), name))
            self._put(GLOBAL + f"{module_name}\n{name}\n".encode("utf-8"))
        self._memoize(obj)

    def _save_reduce(self, obj, func, args, state=None, listitems=None, dictitems=None, state_setter=None):
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj_ex__":
            cls, positional, named = args
            if self.proto >= 4:
                self._save(cls)
                self._save(positional)
                self._save(named)
                self._put(NEWOBJ_EX)
            else:
                import functools
                self._save(functools.partial(cls.__new__, cls, *positional, **named))
                self._save(())
                self._put(REDUCE)
        elif self.proto >= 2 and name == "__newobj__":
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self._save(cls)
            self._save(args[1:])
            self._put(NEWOBJ)
        else:
            self._save(func)
            self._save(args)
            self._put(REDUCE)
        if obj is not None:
            known = self.memo.get(id(obj))
            if known is not None:
                self._put(POP)
                self._get(known[0])
            else:
                self._memoize(obj)
        if listitems is not None:
            self._append_all(listitems)
        if dictitems is not None:
            self._set_all(dictitems)
        if state is None:
            return
        if state_setter is None:
            self._save(state)
            self._put(BUILD)
            return
        self._save(state_setter)
        self._save(obj)
        self._save(state)
        self._put(TUPLE2 + REDUCE + POP)


_atoms = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int, float: Pickler._save_float}
_containers = {bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, str: Pickler._save_str,
               tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set,
               frozenset: Pickler._save_frozenset, PickleBuffer: Pickler._save_buffer}


class _Stop(Exception):
    pass


class Unpickler:
    """Reads pickles from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        for name in ("read", "readline"):
            if not hasattr(file, name):
                raise TypeError("file must have 'read' and 'readline' attributes")
        self._file, self._buffers = file, None if buffers is None else iter(buffers)
        self.memo, self.encoding, self.errors, self.fix_imports, self.proto = {}, encoding, errors, fix_imports, 0

    def load(self):
        """The next object."""
        if not hasattr(self, "_file"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._frame = None
        self.stack, self._marks = [], []
        handlers, read = _handlers, self._read
        while True:
            code = read(1)
            if not code:
                raise EOFError("Ran out of input")
            handler = handlers.get(code)
            if handler is None:
                shown = code.decode("latin-1")
                raise UnpicklingError(f"invalid load key, {shown!r}." if shown.isprintable() and code < b"\x7f"
                                      else f"invalid load key, '\\x{code[0]:02x}'.")
            try:
                handler(self)
            except _Stop:
                if not self.stack:
                    raise UnpicklingError("unexpected MARK found" if self._marks else "unpickling stack underflow") from None
                return self.stack.pop()
            except IndexError:
                raise UnpicklingError("unpickling stack underflow") from None

    def _read(self, n):
        if self._frame is not None:
            data = self._frame.read(n)
            if data or not n:
                if len(data) < n:
                    raise UnpicklingError("pickle exhausted before end of frame")
                return data
            self._frame = None
        return self._file.read(n)

    def _exactly(self, n):
        data = self._read(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        data = self._frame.readline() if self._frame is not None else b""
        if not data:
            self._frame = None
            data = self._file.readline()
        if data[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return data[:-1]

    def _number(self, form):
        return _struct.unpack(form, self._exactly(_struct.calcsize(form)))[0]

    def _above_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        items, self.stack = self.stack, self._marks.pop()
        return items

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was "
                              "specified.")

    def find_class(self, module, name):
        """What stands under that name in that module."""
        if self.proto < 3 and self.fix_imports:
            module, name = _OLD_NAMES.get((module, name), (_OLD_MODULES.get(module, module), name))
        if module == "_codecs":
            module = "codecs"
        __import__(module, level=0)
        if self.proto >= 4:
            return _resolve(_sys.modules[module], name)[0]
        try:
            return getattr(_sys.modules[module], name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {_sys.modules[module]!r}") from None

    def _decoded(self, data):
        return data if self.encoding == "bytes" else data.decode(self.encoding, self.errors)

    def _extension(self, code):
        if code in _copyreg._extension_cache:
            return _copyreg._extension_cache[code]
        key = _copyreg._inverted_registry.get(code)
        if key is None:
            if code <= 0:
                raise UnpicklingError("EXT specifies code <= 0")
            raise ValueError(f"unregistered extension code {code}")
        found = _copyreg._extension_cache[code] = self.find_class(*key)
        return found

    def _remember(self, n):
        if not self.stack:
            raise UnpicklingError("unpickling stack underflow")
        self.memo[n] = self.stack[-1]

    def _recall(self, n):
        try:
            self.stack.append(self.memo[n])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {n}") from None

    @staticmethod
    def _must_be(operation, **arguments):
        for name, (value, kind) in arguments.items():
            if not isinstance(value, kind):
                raise UnpicklingError(f"{operation} {name.rstrip('_')} argument must be a {kind.__name__},"
                                      f" not {type(value).__name__}")

    def _instance(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            self.stack.append(cls(*args))
        else:
            self.stack.append(cls.__new__(cls))


def _handler_table():
    handlers = {}

    def on(name):
        def register(function):
            handlers[_opcodes[name]] = function
            return function
        return register

    def push(name, value):
        def handler(self):
            made = value(self)
            self.stack.append(made)
        handlers[_opcodes[name]] = handler

    push("NONE", lambda self: None)
    push("NEWTRUE", lambda self: True)
    push("NEWFALSE", lambda self: False)
    push("BININT", lambda self: self._number("<i"))
    push("BININT1", lambda self: self._exactly(1)[0])
    push("BININT2", lambda self: self._number("<H"))
    push("LONG1", lambda self: decode_long(self._exactly(self._exactly(1)[0])))
    push("LONG4", lambda self: decode_long(self._exactly(self._number("<i"))))
    push("FLOAT", lambda self: float(self._line()))
    push("BINFLOAT", lambda self: self._number(">d"))
    push("BINSTRING", lambda self: self._decoded(self._exactly(self._number("<i"))))
    push("SHORT_BINSTRING", lambda self: self._decoded(self._exactly(self._exactly(1)[0])))
    push("UNICODE", lambda self: str(self._line(), "raw-unicode-escape"))
    push("BINUNICODE", lambda self: str(self._exactly(self._number("<I")), "utf-8", "surrogatepass"))
    push("BINUNICODE8", lambda self: str(self._exactly(self._number("<Q")), "utf-8", "surrogatepass"))
    push("SHORT_BINUNICODE", lambda self: str(self._exactly(self._exactly(1)[0]), "utf-8", "surrogatepass"))
    push("BINBYTES", lambda self: self._exactly(self._number("<I")))
    push("BINBYTES8", lambda self: self._exactly(self._number("<Q")))
    push("SHORT_BINBYTES", lambda self: self._exactly(self._exactly(1)[0]))
    push("BYTEARRAY8", lambda self: bytearray(self._exactly(self._number("<Q"))))
    push("TUPLE", lambda self: tuple(self._above_mark()))
    push("LIST", lambda self: self._above_mark())
    push("EMPTY_TUPLE", lambda self: ())
    push("EMPTY_LIST", lambda self: [])
    push("EMPTY_DICT", lambda self: {})
    push("EMPTY_SET", lambda self: set())
    push("FROZENSET", lambda self: frozenset(self._above_mark()))
    push("TUPLE1", lambda self: (self.stack.pop(),))
    push("PERSID", lambda self: self.persistent_load(self._line().decode("ascii")))
    push("BINPERSID", lambda self: self.persistent_load(self.stack.pop()))
    push("GLOBAL", lambda self: self.find_class(str(self._line(), "utf-8"), str(self._line(), "utf-8")))
    push("EXT1", lambda self: self._extension(self._exactly(1)[0]))
    push("EXT2", lambda self: self._extension(self._number("<H")))
    push("EXT4", lambda self: self._extension(self._number("<i")))
    push("DUP", lambda self: self.stack[-1])

    @on("PROTO")
    def proto(self):
        self.proto = self._exactly(1)[0]
        if self.proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {self.proto}")

    @on("FRAME")
    def frame(self):
        size = self._number("<Q")
        if size > _sys.maxsize:
            raise ValueError(f"frame size > sys.maxsize: {size}")
        self._frame = _io.BytesIO(self._exactly(size))

    @on("INT")
    def load_int(self):
        line = self._line()
        self.stack.append(line == b"01" if line in (b"00", b"01") else int(line, 0))

    @on("LONG")
    def load_long(self):
        line = self._line()
        self.stack.append(int(line[:-1] if line[-1:] == b"L" else line, 0))

    @on("STRING")
    def string(self):
        line = self._line()
        if len(line) < 2 or line[0] != line[-1] or line[0] not in b"\"'":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self.stack.append(self._decoded(line[1:-1].decode("unicode_escape").encode("latin-1")))

    @on("MARK")
    def mark(self):
        self._marks.append(self.stack)
        self.stack = []

    @on("POP")
    def pop(self):
        if self.stack:
            self.stack.pop()
        else:
            self._above_mark()

    @on("POP_MARK")
    def pop_mark(self):
        self._above_mark()

    @on("TUPLE2")
    def tuple2(self):
        self.stack[-2:] = [(self.stack[-2], self.stack[-1])]

    @on("TUPLE3")
    def tuple3(self):
        self.stack[-3:] = [(self.stack[-3], self.stack[-2], self.stack[-1])]

    @on("DICT")
    def load_dict(self):
        items = self._above_mark()
        self.stack.append(dict(zip(items[::2], items[1::2])))

    @on("APPEND")
    def append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)

    @on("APPENDS")
    def appends(self):
        items = self._above_mark()
        target = self.stack[-1]
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
            return
        for item in items:
            target.append(item)

    @on("SETITEM")
    def setitem(self):
        value, key = self.stack.pop(), self.stack.pop()
        self.stack[-1][key] = value

    @on("SETITEMS")
    def setitems(self):
        items = self._above_mark()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for SETITEMS")
        target = self.stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    @on("ADDITEMS")
    def additems(self):
        items = self._above_mark()
        target = self.stack[-1]
        if isinstance(target, set):
            target.update(items)
            return
        for item in items:
            target.add(item)

    @on("STACK_GLOBAL")
    def stack_global(self):
        name, module = self.stack.pop(), self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.stack.append(self.find_class(module, name))

    @on("REDUCE")
    def reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)

    @on("NEWOBJ")
    def newobj(self):
        args, cls = self.stack.pop(), self.stack.pop()
        self._must_be("NEWOBJ", class_=(cls, type), args=(args, tuple))
        self.stack.append(cls.__new__(cls, *args))

    @on("NEWOBJ_EX")
    def newobj_ex(self):
        named, args, cls = self.stack.pop(), self.stack.pop(), self.stack.pop()
        self._must_be("NEWOBJ_EX", class_=(cls, type), args=(args, tuple), kwargs=(named, dict))
        self.stack.append(cls.__new__(cls, *args, **named))

    @on("INST")
    def inst(self):
        cls = self.find_class(self._line().decode("ascii"), self._line().decode("ascii"))
        self._instance(cls, self._above_mark())

    @on("OBJ")
    def obj(self):
        args = self._above_mark()
        cls = args.pop(0)
        self._instance(cls, args)

    @on("BUILD")
    def build(self):
        state = self.stack.pop()
        target = self.stack[-1]
        setstate = getattr(target, "__setstate__", None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            if not isinstance(state, dict):
                raise UnpicklingError("state is not a dictionary")
            attributes = target.__dict__
            for key, value in state.items():
                attributes[_sys.intern(key) if type(key) is str else key] = value
        if slots:
            for key, value in slots.items():
                setattr(target, key, value)

    on("GET")(lambda self: self._recall(int(self._line())))
    on("BINGET")(lambda self: self._recall(self._exactly(1)[0]))
    on("LONG_BINGET")(lambda self: self._recall(self._number("<I")))
    on("PUT")(lambda self: self._remember(int(self._line())))
    on("BINPUT")(lambda self: self._remember(self._exactly(1)[0]))
    on("LONG_BINPUT")(lambda self: self._remember(self._number("<I")))
    on("MEMOIZE")(lambda self: self._remember(len(self.memo)))

    @on("NEXT_BUFFER")
    def next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self.stack.append(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    @on("READONLY_BUFFER")
    def readonly_buffer(self):
        view = memoryview(self.stack[-1])
        if not view.readonly:
            self.stack[-1] = view.toreadonly()

    @on("STOP")
    def stop(self):
        raise _Stop

    return handlers


_handlers = _handler_table()
_Pickler, _Unpickler = Pickler, Unpickler


def _plain_dumps(obj, protocol):
    return _plain.dumps(obj, DEFAULT_PROTOCOL if protocol is None else protocol, _copyreg.dispatch_table,
                        _copyreg._extension_registry)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes an object to a file."""
    if buffer_callback is None and hasattr(file, "write"):
        data = _plain_dumps(obj, protocol)
        if data is not None and len(data) < _FRAME_TARGET:
            file.write(data)
            return
    Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    if buffer_callback is None:
        data = _plain_dumps(obj, protocol)
        if data is not None:
            return data
    file = _io.BytesIO()
    Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The next object of a file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object that these bytes stand for."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    value = _plain.loads(data)
    if value is not NotImplemented:
        return value
    return Unpickler(_io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()
