"""CSV parsing and writing: what csv stands on."""

__version__ = "1.0"

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
_dialects = {}
_limit = 131072
_absent = object()
_names = ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict")
_number = (int, float, complex)


class Error(Exception):
    pass


class Dialect:
    """The rules of a kind of table, checked and fixed."""

    __slots__ = tuple(["_" + name for name in _names])

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
            quoting = QUOTE_MINIMAL
        elif type(quoting) is not int and not isinstance(quoting, int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= quoting <= 3:
            raise TypeError('bad "quoting" value')
        if quotechar is None and quoting is QUOTE_MINIMAL:
            quoting = QUOTE_NONE
        if quoting != QUOTE_NONE and self._quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if lineterminator is None:
            raise TypeError("lineterminator must be set")
        self._lineterminator, self._quoting = lineterminator, quoting
        self._skipinitialspace = False if skipinitialspace is _absent else bool(skipinitialspace)
        self._strict = False if strict is _absent else bool(strict)
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


def _make_dialect(dialect, options):
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
    global _limit
    old = _limit
    if limit is not _absent:
        if not isinstance(limit, int):
            raise TypeError("limit must be an integer")
        _limit = limit
    return old


(_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTED, _ESCAPE_IN_QUOTED, _QUOTE_IN_QUOTED, _EAT_NEWLINE,
 _AFTER_ESCAPED_NEWLINE) = range(9)


class _Reader:
    """Iterates over the rows, each a list of its fields."""

    __slots__ = "_lines", "dialect", "line_num", "_state", "_field", "_fields", "_numeric", "_plain"

    def __init__(self, lines, dialect):
        self._lines, self.dialect = lines, dialect
        self.line_num = 0
        self._plain = dialect.quoting != QUOTE_NONNUMERIC and not dialect.skipinitialspace

    def __iter__(self):
        return self

    def __next__(self):
        dialect = self.dialect
        self._fields, self._field, self._numeric = [], [], False
        self._state = _START_RECORD
        while True:
            line = next(self._lines, _absent)
            if line is _absent:
                if self._field or self._state == _IN_QUOTED:
                    if dialect._strict:
                        raise Error("unexpected end of data")
                    self._save()
                    return self._fields
                raise StopIteration
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} "
                            "(the file should be opened in text mode)")
            self.line_num += 1
            if self._state == _START_RECORD and self._plain:
                row = self._quick(line, dialect)
                if row is not None:
                    return row
            self._take(line, dialect)
            if self._state == _START_RECORD:
                return self._fields

    def _quick(self, line, dialect):
        """The row, if the line is one whole row and has no escapes; else None."""
        quote, escape, delimiter = dialect._quotechar, dialect._escapechar, dialect._delimiter
        text = line[:-2] if line.endswith("\r\n") else line[:-1] if line.endswith(("\n", "\r")) else line
        if escape is not None and escape in line or "\n" in text or "\r" in text or len(text) > _limit:
            return None
        if quote is None or quote not in text or dialect._quoting == QUOTE_NONE:
            return text.split(delimiter) if text else []
        if not dialect._doublequote:
            return None
        fields, at, find, strict = [], 0, text.find, dialect._strict
        while True:
            inside, quoted = "", text.startswith(quote, at)
            if quoted:
                at += 1
                while True:
                    end = find(quote, at)
                    if end < 0:
                        return None
                    inside += text[at:end]
                    at = end + 1
                    if not text.startswith(quote, at):
                        break
                    inside += quote
                    at += 1
            end = find(delimiter, at)
            rest = text[at:] if end < 0 else text[at:end]
            if strict and rest and quoted:
                return None
            fields.append(inside + rest)
            if end < 0:
                return fields
            at = end + 1

    def _save(self):
        text = "".join(self._field)
        self._field = []
        if self._numeric:
            self._numeric = False
            text = float(text)
        self._fields.append(text)

    def _take(self, line, d):
        delimiter, quote, escape = d._delimiter, d._quotechar, d._escapechar
        if d._quoting == QUOTE_NONE:
            quote = None
        state, limit = self._state, _limit
        for c in (*line, ""):
            is_end = c == ""
            is_newline = c == "\n" or c == "\r" or is_end
            if state == _START_RECORD:
                if is_end:
                    continue
                if is_newline:
                    state = _EAT_NEWLINE
                    continue
                state = _START_FIELD
            if state == _AFTER_ESCAPED_NEWLINE:
                if is_end:
                    continue
                state = _IN_FIELD
            if state == _IN_FIELD:
                if is_newline:
                    self._save()
                    state = _START_RECORD if is_end else _EAT_NEWLINE
                elif c == escape:
                    state = _ESCAPED
                elif c == delimiter:
                    self._save()
                    state = _START_FIELD
                else:
                    self._field.append(c)
            elif state == _START_FIELD:
                if is_newline:
                    self._save()
                    state = _START_RECORD if is_end else _EAT_NEWLINE
                elif c == quote:
                    state = _IN_QUOTED
                elif c == escape:
                    state = _ESCAPED
                elif c == " " and d._skipinitialspace:
                    pass
                elif c == delimiter:
                    self._save()
                else:
                    self._numeric = d._quoting == QUOTE_NONNUMERIC
                    self._field.append(c)
                    state = _IN_FIELD
            elif state == _IN_QUOTED:
                if is_end:
                    pass
                elif c == escape:
                    state = _ESCAPE_IN_QUOTED
                elif c == quote:
                    state = _QUOTE_IN_QUOTED if d._doublequote else _IN_FIELD
                else:
                    self._field.append(c)
            elif state == _QUOTE_IN_QUOTED:
                if c == quote:
                    self._field.append(c)
                    state = _IN_QUOTED
                elif c == delimiter:
                    self._save()
                    state = _START_FIELD
                elif is_newline:
                    self._save()
                    state = _START_RECORD if is_end else _EAT_NEWLINE
                elif not d._strict:
                    self._field.append(c)
                    state = _IN_FIELD
                else:
                    raise Error(f"'{delimiter}' expected after '{quote}'")
            elif state == _ESCAPED:
                if c == "\n" or c == "\r":
                    self._field.append(c)
                    state = _AFTER_ESCAPED_NEWLINE
                else:
                    self._field.append(c or "\n")
                    state = _IN_FIELD
            elif state == _ESCAPE_IN_QUOTED:
                self._field.append(c or "\n")
                state = _IN_QUOTED
            elif is_end:
                state = _START_RECORD
            elif not is_newline:
                raise Error("new-line character seen in unquoted field - do you need to open the file in "
                            "universal-newline mode?")
            if len(self._field) > limit:
                raise Error(f"field larger than field limit ({limit})")
        self._state = state


def reader(*args, **fmtparams):
    """reader(lines, dialect='excel', **options): iterates over the rows."""
    if not 1 <= len(args) <= 2:
        raise TypeError(f" expected at {'least 1 argument' if not args else 'most 2 arguments'}, got {len(args)}")
    lines = iter(args[0])
    dialect = args[1] if len(args) > 1 else fmtparams.pop("dialect", None)
    return _Reader(lines, _make_dialect(dialect, fmtparams))


class _Writer:
    """Writes rows."""

    __slots__ = "_write", "dialect", "_specials"

    def __init__(self, write, dialect):
        self._write, self.dialect = write, dialect
        self._specials = None
        if dialect._quoting == QUOTE_MINIMAL:
            others = [c for c in (dialect._quotechar, dialect._escapechar) if c]
            self._specials = [dialect._delimiter, *others, *dialect._lineterminator]

    def writerow(self, row, /):
        """Writes one row; gives what write() gives."""
        try:
            items = iter(row)
        except TypeError:
            items = None
        if items is None:
            raise Error(f"iterable expected, not {type(row).__name__}")
        d = self.dialect
        fields = None
        if self._specials is not None:
            fields = ["" if item is None else item if type(item) is str else str(item) for item in items]
            joined = "".join(fields)
            for c in self._specials:
                if c in joined:
                    items, fields = fields, None
                    break
        if fields is None:
            fields = [self._text(item, d) for item in items]
        line = d._delimiter.join(fields)
        if fields and not line:
            if d._quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            line = d._quotechar * 2
        return self._write(line + d._lineterminator)

    def writerows(self, rows, /):
        """Writes all rows."""
        for row in rows:
            self.writerow(row)

    @staticmethod
    def _text(item, d):
        quoting = d._quoting
        if item is None:
            text = ""
        elif isinstance(item, str):
            text = item
        else:
            text = str(item)
        quoted = quoting == QUOTE_ALL or quoting == QUOTE_NONNUMERIC and not (
            isinstance(item, _number) or hasattr(item, "__index__") or hasattr(item, "__float__"))
        quote, escape = d._quotechar, d._escapechar
        if d._delimiter not in text and (quote is None or quote not in text) and \
                (escape is None or escape not in text) and not any([c in text for c in d._lineterminator]):
            return quote + text + quote if quoted else text
        out = []
        for c in text:
            if c == d._delimiter or c == escape or c == quote or c in d._lineterminator:
                want_escape = quoting == QUOTE_NONE
                if not want_escape:
                    if c == quote:
                        if d._doublequote:
                            out.append(quote)
                        else:
                            want_escape = True
                    elif c == escape:
                        want_escape = True
                    if not want_escape:
                        quoted = True
                if want_escape:
                    if escape is None:
                        raise Error("need to escape, but no escapechar set")
                    out.append(escape)
            out.append(c)
        text = "".join(out)
        return quote + text + quote if quoted else text


def writer(*args, **fmtparams):
    """writer(file, dialect='excel', **options): writes rows."""
    if not 1 <= len(args) <= 2:
        raise TypeError(f" expected at {'least 1 argument' if not args else 'most 2 arguments'}, got {len(args)}")
    write = getattr(args[0], "write", None)
    if not callable(write):
        raise TypeError('argument 1 must have a "write" method')
    dialect = args[1] if len(args) > 1 else fmtparams.pop("dialect", None)
    return _Writer(write, _make_dialect(dialect, fmtparams))
