"""Values to JSON text."""

from _json import (_encode, encode_basestring as c_encode_basestring, encode_basestring_ascii as c_encode_basestring_ascii)

INFINITY = float("inf")

encode_basestring = c_encode_basestring
encode_basestring_ascii = c_encode_basestring_ascii


class JSONEncoder:
    """Writes JSON text. Values that JSON does not have go through default()."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.indent, self.sort_keys, self.skipkeys = indent, sort_keys, skipkeys
        self.ensure_ascii, self.allow_nan, self.check_circular = ensure_ascii, allow_nan, check_circular
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """To be overridden: a value that stands for o, or TypeError."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The JSON text of a value."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        chunks = self.iterencode(o, _one_shot=True)
        if not isinstance(chunks, (list, tuple)):
            chunks = list(chunks)
        return chunks[0] if len(chunks) == 1 else "".join(chunks)

    def iterencode(self, o, _one_shot=False):
        """The JSON text of a value, piece by piece."""
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        if _one_shot:
            return (_encode(o, self.default, self.ensure_ascii, indent, self.key_separator, self.item_separator, self.sort_keys,
                            self.skipkeys, self.allow_nan, self.check_circular, 0),)
        return _Pieces(self, indent).value(o, 0)


class _Pieces:
    def __init__(self, encoder, indent):
        self.encoder = encoder
        self.indent = indent
        self.string = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        self.markers = {} if encoder.check_circular else None

    def atom(self, o):
        """The text of what holds nothing; None for the rest."""
        if isinstance(o, str):
            return self.string(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.float(o)
        return None

    def float(self, o):
        if o != o:
            text = "NaN"
        elif o == INFINITY:
            text = "Infinity"
        elif o == -INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.encoder.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
        return text

    def key(self, key):
        if isinstance(key, str):
            return self.string(key)
        if isinstance(key, float) or key is None or key is True or key is False or isinstance(key, int):
            return self.string(self.atom(key))
        if self.encoder.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def enter(self, o):
        if self.markers is not None:
            if id(o) in self.markers:
                raise ValueError("Circular reference detected")
            self.markers[id(o)] = o

    def leave(self, o):
        if self.markers is not None:
            del self.markers[id(o)]

    def line(self, level):
        return "" if self.indent is None else "\n" + self.indent * level

    def value(self, o, level):
        text = self.atom(o)
        if text is not None:
            yield text
        elif isinstance(o, (list, tuple)):
            yield from self.items(o, level)
        elif isinstance(o, dict):
            yield from self.members(o, level)
        else:
            self.enter(o)
            yield from self.value(self.encoder.default(o), level)
            self.leave(o)

    def items(self, o, level):
        if not o:
            yield "[]"
            return
        self.enter(o)
        before = "[" + self.line(level + 1)
        for item in o:
            text = self.atom(item)
            if text is not None:
                yield before + text
            else:
                yield before
                yield from self.value(item, level + 1)
            before = self.encoder.item_separator + self.line(level + 1)
        if self.indent is not None:
            yield self.line(level)
        yield "]"
        self.leave(o)

    def members(self, o, level):
        if not o:
            yield "{}"
            return
        self.enter(o)
        yield "{"
        before = self.line(level + 1)
        if before:
            yield before
        first = True
        for key, item in sorted(o.items()) if self.encoder.sort_keys else o.items():
            key = self.key(key)
            if key is None:
                continue
            if not first:
                yield self.encoder.item_separator + before
            first = False
            yield key
            yield self.encoder.key_separator
            text = self.atom(item)
            if text is not None:
                yield text
            else:
                yield from self.value(item, level + 1)
        if self.indent is not None:
            yield self.line(level)
        yield "}"
        self.leave(o)
