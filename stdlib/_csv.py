"""CSV parsing and writing: what csv stands on. The dialects are here, readers and writers are native."""
import _csv_quick as _quick

__version__ = "1.0"

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
_dialects = {}
_absent = object()
_names = ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict")


class Error(Exception):
    pass


_quick.prepare(Error, 131072)


class Dialect:
    """The rules of a kind of table, checked and fixed."""

    __slots__ = (*["_" + name for name in _names], "_rules")

    def __new__(cls, dialect=None, delimiter=_absent, doublequote=_absent, escapechar=_absent, lineterminator=_absent,
                quotechar=_absent, quoting=_absent, skipinitialspace=_absent, strict=_absent):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        given = (delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict)
        if type(dialect) is Dialect and all(value is _absent for value in given):
            return dialect
        if dialect is not None:
            given = [getattr(dialect, name, _absent) if value is _absent else value
                     for name, value in zip(_names, given)]
        delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict = given
        self = object.__new__(cls)
        self._delimiter = _character("delimiter", delimiter, ",", True)
        self._doublequote = True if doublequote is _absent else bool(doublequote)
        self._escapechar = _character("escapechar", escapechar, None)
        if lineterminator is _absent:
            lineterminator = "\r\n"
        elif lineterminator is not None and not isinstance(lineterminator, str):
            raise TypeError('"lineterminator" must be a string')
        self._quotechar = _character("quotechar", quotechar, '"')
        if quoting is _absent:
            quoting = QUOTE_NONE if quotechar is None else QUOTE_MINIMAL
        elif type(quoting) is not int and not isinstance(quoting, int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= quoting <= 3:
            raise TypeError('bad "quoting" value')
        if quoting != QUOTE_NONE and self._quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if lineterminator is None:
            raise TypeError("lineterminator must be set")
        self._lineterminator, self._quoting = lineterminator, quoting
        self._skipinitialspace = False if skipinitialspace is _absent else bool(skipinitialspace)
        self._strict = False if strict is _absent else bool(strict)
        self._rules = (self._delimiter, self._quotechar, self._escapechar, self._doublequote, self._skipinitialspace,
                       self._strict, int(quoting))
        return self

    delimiter = property(lambda self: self._delimiter)
    doublequote = property(lambda self: self._doublequote)
    escapechar = property(lambda self: self._escapechar)
    lineterminator = property(lambda self: self._lineterminator)
    quotechar = property(lambda self: self._quotechar)
    quoting = property(lambda self: self._quoting)
    skipinitialspace = property(lambda self: self._skipinitialspace)
    strict = property(lambda self: self._strict)


def _character(name, value, default, required=False):
    if value is _absent:
        return default
    if value is None and not required:
        return None
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be string{"" if required else " or None"}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


_default = Dialect()


def _make_dialect(dialect, options):
    if dialect is None and not options:
        return _default
    for name in options:
        if name not in _names:
            raise TypeError(f"{name!r} is an invalid keyword argument for this function")
    return Dialect(dialect, **options)


def register_dialect(name, dialect=None, /, **fmtparams):
    """Gives a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _make_dialect(dialect, fmtparams)


def unregister_dialect(name):
    """Forgets the name of a dialect."""
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    """The dialect of that name."""
    try:
        return _dialects[name]
    except KeyError:
        pass
    raise Error("unknown dialect")


def list_dialects():
    """The names of the dialects."""
    return list(_dialects)


def field_size_limit(limit=_absent, /):
    """The length that a field may have; sets it if one is given."""
    if limit is _absent:
        return _quick.limit()
    if not isinstance(limit, int):
        raise TypeError("limit must be an integer")
    if not -1 << 63 <= limit < 1 << 63:
        raise OverflowError("Python int too large to convert to C long")
    return _quick.limit(limit)


def reader(*args, **fmtparams):
    """reader(lines, dialect='excel', **options): iterates over the rows."""
    if not 1 <= len(args) <= 2:
        raise TypeError(f" expected at {'least 1 argument' if not args else 'most 2 arguments'}, got {len(args)}")
    lines = iter(args[0])
    dialect = args[1] if len(args) > 1 else fmtparams.pop("dialect", None)
    dialect = _make_dialect(dialect, fmtparams)
    return _quick.reader(lines, dialect, dialect._rules)


def writer(*args, **fmtparams):
    """writer(file, dialect='excel', **options): writes rows."""
    if not 1 <= len(args) <= 2:
        raise TypeError(f" expected at {'least 1 argument' if not args else 'most 2 arguments'}, got {len(args)}")
    write = getattr(args[0], "write", None)
    if not callable(write):
        raise TypeError('argument 1 must have a "write" method')
    dialect = args[1] if len(args) > 1 else fmtparams.pop("dialect", None)
    dialect = _make_dialect(dialect, fmtparams)
    return _quick.writer(write, dialect, dialect._rules, dialect._lineterminator)
