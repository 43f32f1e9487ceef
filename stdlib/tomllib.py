"""TOML 1.0 documents as dicts."""
import datetime as _datetime
import re as _re

__all__ = ["loads", "load", "TOMLDecodeError"]


class TOMLDecodeError(ValueError):
    """Not a TOML document."""


_datetime_form = _re.compile(
    r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[Tt ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?"
    r"(?:([Zz])|([+-])([01]\d|2[0-3]):([0-5]\d))?)?")
_time_form = _re.compile(r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?")
_number_form = _re.compile(
    r"0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0b[01](?:_?[01])*|0o[0-7](?:_?[0-7])*"
    r"|[+-]?(?:0|[1-9](?:_?\d)*)((?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?)")
_bare = _re.compile(r"[A-Za-z0-9_-]+")
_escapes = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class _Table(dict):
    """A table while it is read: how it has come to be."""
    __slots__ = ("how",)     # "implied", "header", "dotted", "inline"

    def __init__(self, how):
        self.how = how


def load(fp, /, *, parse_float=float):
    """The document in a binary file."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """The document in a str."""
    return _Reader(s.replace("\r\n", "\n"), parse_float).document()


class _Reader:
    def __init__(self, text, parse_float):
        self.text, self.at, self.parse_float = text, 0, parse_float

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            place = "end of document"
        else:
            line = self.text.count("\n", 0, at) + 1
            column = at + 1 if line == 1 else at - self.text.rindex("\n", 0, at)
            place = f"line {line}, column {column}"
        raise TOMLDecodeError(f"{message} (at {place})")

    def peek(self):
        return self.text[self.at:self.at + 1]

    def skip(self, characters=" \t"):
        while self.at < len(self.text) and self.text[self.at] in characters:
            self.at += 1

    def comment(self):
        if self.peek() != "#":
            return
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        for i in range(self.at + 1, end):
            c = self.text[i]
            if c < " " and c != "\t" or c == "\x7f":
                self.fail(f"Found invalid character {c!r}", i)
        self.at = end

    def blank(self):
        """Blanks, comments and ends of lines."""
        while True:
            start = self.at
            self.skip(" \t\n")
            self.comment()
            if self.at == start:
                return

    def document(self):
        root = current = _Table("header")
        while True:
            self.skip()
            c = self.peek()
            if not c:
                break
            if c == "\n":
                self.at += 1
                continue
            if c == "[":
                current = self.header(root)
            elif c != "#":
                if c not in "\"'" and not _bare.match(c):
                    self.fail("Invalid statement")
                self.pair(current, "dotted")
            self.skip()
            self.comment()
            if self.peek() not in ("\n", ""):
                self.fail("Expected newline or end of document after a statement")
        return _plain(root)

    def header(self, root):
        array = self.text.startswith("[[", self.at)
        self.at += 2 if array else 1
        self.skip()
        keys = self.key()
        close = "]]" if array else "]"
        if not self.text.startswith(close, self.at):
            self.fail("Expected ']]' at the end of an array declaration" if array else
                      "Expected ']' at the end of a table declaration")
        table = root
        for key in keys[:-1]:
            below = table.get(key)
            if below is None:
                below = table[key] = _Table("implied")
            elif isinstance(below, list) and below and isinstance(below[-1], _Table) and below[-1].how != "inline":
                below = below[-1]
            if not isinstance(below, _Table):
                self.fail("Cannot overwrite a value")
            if below.how == "inline":
                self.fail(f"Cannot declare {tuple(keys)} twice")
            table = below
        last = keys[-1]
        found = table.get(last)
        if array:
            if found is None:
                found = table[last] = _Tables()
            if not isinstance(found, _Tables):
                self.fail(f"Cannot mutate immutable namespace {tuple(keys)}" if isinstance(found, list) else
                          "Cannot overwrite a value")
            made = _Table("header")
            found.append(made)
        elif found is None:
            made = table[last] = _Table("header")
        elif isinstance(found, _Table) and found.how == "implied":
            made = found
            made.how = "header"
        else:
            self.fail(f"Cannot declare {tuple(keys)} twice" if isinstance(found, (_Table, _Tables)) else "Cannot overwrite a value")
        self.at += len(close)
        return made

    def key(self):
        keys = [self.key_part()]
        while True:
            self.skip()
            if self.peek() != ".":
                return keys
            self.at += 1
            self.skip()
            keys.append(self.key_part())

    def key_part(self):
        c = self.peek()
        if c == '"':
            return self.basic()
        if c == "'":
            return self.literal()
        m = _bare.match(self.text, self.at)
        if not m:
            self.fail("Invalid initial character for a key part")
        self.at = m.end()
        return m.group()

    def pair(self, table, how):
        keys = self.key()
        if self.peek() != "=":
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip()
        for key in keys[:-1]:
            below = table.get(key)
            if below is None:
                below = table[key] = _Table("dotted")
            elif not isinstance(below, _Table) or below.how in ("header", "inline"):
                self.fail("Cannot overwrite a value" if not isinstance(below, _Table) else
                          f"Cannot redefine namespace {tuple(keys[:-1])}")
            table = below
        value = self.value()
        if keys[-1] in table:
            self.fail("Cannot overwrite a value" if how == "dotted" else f"Duplicate inline table key {keys[-1]!r}")
        table[keys[-1]] = value

    def value(self):
        text, at = self.text, self.at
        c = self.peek()
        if c == '"':
            return self.long('"') if text.startswith('"""', at) else self.basic()
        if c == "'":
            return self.long("'") if text.startswith("'''", at) else self.literal()
        if text.startswith("true", at):
            self.at += 4
            return True
        if text.startswith("false", at):
            self.at += 5
            return False
        if c == "[":
            return self.array()
        if c == "{":
            return self.inline()
        m = _datetime_form.match(text, at)
        if m:
            return self.datetime(m)
        m = _time_form.match(text, at)
        if m:
            self.at = m.end()
            return _datetime.time(int(m[1]), int(m[2]), int(m[3]), int((m[4] or "").ljust(6, "0")))
        m = _number_form.match(text, at)
        if m:
            self.at = m.end()
            return self.parse_float(m.group()) if m[1] else int(m.group(), 0)
        for word in ("inf", "nan", "+inf", "-inf", "+nan", "-nan"):
            if text.startswith(word, at):
                self.at += len(word)
                return self.parse_float(word)
        self.fail("Invalid value")

    def datetime(self, m):
        year, month, day = int(m[1]), int(m[2]), int(m[3])
        try:
            if m[4] is None:
                value = _datetime.date(year, month, day)
            else:
                zone = None
                if m[9]:
                    offset = _datetime.timedelta(hours=int(m[10]), minutes=int(m[11]))
                    zone = _datetime.timezone(-offset if m[9] == "-" else offset)
                elif m[8]:
                    zone = _datetime.timezone.utc
                value = _datetime.datetime(year, month, day, int(m[4]), int(m[5]), int(m[6]),
                                           int((m[7] or "").ljust(6, "0")), zone)
        except ValueError:
            self.fail("Invalid date or datetime")
        self.at = m.end()
        return value

    def array(self):
        self.at += 1
        items = []
        while True:
            self.blank()
            if self.peek() == "]":
                self.at += 1
                return items
            items.append(self.value())
            self.blank()
            c = self.peek()
            if c == ",":
                self.at += 1
            elif c != "]":
                self.fail("Unclosed array")

    def inline(self):
        self.at += 1
        table = _Table("inline")
        self.skip()
        if self.peek() == "}":
            self.at += 1
            return table
        while True:
            self.pair(table, "inline")
            self.skip()
            c = self.peek()
            self.at += 1
            if c == "}":
                _close(table)
                return table
            if c != ",":
                self.at -= 1
                self.fail("Unclosed inline table")
            self.skip()

    def literal(self):
        end = self.at + 1
        while end < len(self.text) and self.text[end] not in "'\n" and not (self.text[end] < " " and self.text[end] != "\t"):
            end += 1
        if end >= len(self.text):
            self.fail('Expected "\'"', end)
        if self.text[end] != "'":
            self.fail(f"Found invalid character {self.text[end]!r}", end)
        value = self.text[self.at + 1:end]
        self.at = end + 1
        return value

    def basic(self):
        self.at += 1
        parts = []
        while True:
            c = self.peek()
            if not c:
                self.fail("Unterminated string")
            if c == '"':
                self.at += 1
                return "".join(parts)
            if c == "\\":
                parts.append(self.escape(False))
            elif c < " " and c != "\t" or c == "\x7f":
                self.fail(f"Illegal character {c!r}")
            else:
                parts.append(c)
                self.at += 1

    def long(self, quote):
        self.at += 3
        if self.peek() == "\n":
            self.at += 1
        parts = []
        while True:
            c = self.peek()
            if not c:
                self.fail("Unterminated string" if quote == '"' else 'Expected "\'\'\'"')
            if self.text.startswith(quote * 3, self.at):
                self.at += 3
                for _ in range(2):
                    if self.peek() == quote:
                        parts.append(quote)
                        self.at += 1
                return "".join(parts)
            if c == "\\" and quote == '"':
                parts.append(self.escape(True))
            elif c < " " and c not in "\t\n" or c == "\x7f":
                self.fail(f"{'Illegal' if quote == chr(34) else 'Found invalid'} character {c!r}")
            else:
                parts.append(c)
                self.at += 1

    def escape(self, multiline):
        start = self.at
        c = self.text[start + 1:start + 2]
        self.at += 2
        if c in _escapes and c:
            return _escapes[c]
        if c in ("u", "U") and c:
            size = 4 if c == "u" else 8
            digits = self.text[self.at:self.at + size]
            if not _re.fullmatch("[0-9A-Fa-f]{%d}" % size, digits):
                self.fail("Invalid hex value")
            self.at += size
            code = int(digits, 16)
            if 0xd800 <= code <= 0xdfff or code > 0x10ffff:
                self.fail("Escaped character is not a Unicode scalar value")
            return chr(code)
        if multiline and c in (" ", "\t", "\n") and c:
            self.at = start + 1
            self.skip()
            if self.peek() != "\n":
                self.at = start + 2
                self.fail("Unescaped '\\' in a string")
            self.skip(" \t\n")
            return ""
        self.fail("Unescaped '\\' in a string" if len(c) else "Unterminated string")


class _Tables(list):
    """An array of tables, made by headers."""


def _close(table):
    for value in table.values():
        if isinstance(value, _Table) and value.how == "dotted":
            value.how = "inline"
            _close(value)


def _plain(value):
    """Without the classes of this module."""
    if isinstance(value, _Table):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
