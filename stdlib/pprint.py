"""Data structures printed so that they can be read: one item a line where a line is too short."""

import sys
import types
from io import StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Writes an object to a stream, by default sys.stdout."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """The text of an object."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Writes an object, its dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """repr that stands objects that hold themselves."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether eval could make the object from its text."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether the object holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Orders anything: what cannot be compared by the name of its type and its address."""

    __slots__ = ("thing",)

    def __init__(self, thing):
        self.thing = thing

    def __lt__(self, other):
        a, b = self.thing, other.thing
        try:
            return a < b
        except TypeError:
            return (str(type(a)), id(a)) < (str(type(b)), id(b))


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _words(line):
    """The words of a line, each with the white space behind it."""
    parts, at, size = [], 0, len(line)
    while at < size:
        end = at
        while end < size and not line[end].isspace():
            end += 1
        while end < size and line[end].isspace():
            end += 1
        parts.append(line[at:end])
        at = end
    return parts


def _packed(parts, empty, width, last_width):
    """The representations of the parts, joined as long as they fit; with the last part, in last_width."""
    held, left = empty, len(parts)
    for part in parts:
        left -= 1
        if held and len(repr(held + part)) > (width if left else last_width):
            yield repr(held)
            held = empty
        held += part
    if held:
        yield repr(held)


class PrettyPrinter:
    """Prints with the same settings again and again."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent_per_level, self._width = depth, indent, width
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts = bool(compact), sort_dicts
        self._underscore_numbers = underscore_numbers

    def pformat(self, object):
        text = StringIO()
        self._format(object, text, 0, 0, {}, 0)
        return text.getvalue()

    def pprint(self, object):
        stream = self._stream
        if stream is not None:
            self._format(object, stream, 0, 0, {}, 0)
            stream.write("\n")

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text, whether it is readable, whether it is recursive)."""
        return self._safe_repr(object, context, maxlevels, level)

    # ---- over several lines ----

    def _format(self, object, stream, indent, allowance, context, level):
        objid = id(object)
        if objid in context:
            stream.write(_recursion(object))
            self._recursive, self._readable = True, False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            method = self._method_for(object)
            if method is not None:
                context[objid] = 1
                method(self, object, stream, indent, allowance, context, level + 1)
                del context[objid]
                return
        stream.write(text)

    def _method_for(self, object):
        cls = type(object)
        represent = cls.__repr__
        method = self._dispatch.get(represent)
        if method is not None:
            return method
        if cls.__module__ in ("collections", "builtins") or any(
                base.__module__ == "collections" for base in cls.__mro__):
            import collections

            # A class that collections has not loaded has no instances.
            loaded = vars(collections)
            for name, method in (("OrderedDict", PrettyPrinter._pprint_ordered_dict),
                                 ("defaultdict", PrettyPrinter._pprint_default_dict),
                                 ("Counter", PrettyPrinter._pprint_counter),
                                 ("ChainMap", PrettyPrinter._pprint_chain_map),
                                 ("deque", PrettyPrinter._pprint_deque),
                                 ("UserDict", PrettyPrinter._pprint_user),
                                 ("UserList", PrettyPrinter._pprint_user),
                                 ("UserString", PrettyPrinter._pprint_user)):
                if name in loaded and represent == loaded[name].__repr__:
                    return method
        params = getattr(cls, "__dataclass_params__", None)
        if params is not None and params.repr and "__create_fn__" in getattr(
                getattr(represent, "__wrapped__", None), "__code__", represent).co_qualname:
            return PrettyPrinter._pprint_dataclass
        return None

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values()
                 if f.repr and f._field_type.name == "_FIELD"]
        stream.write(name + "(")
        self._format_namespace_items(items, stream, indent, allowance, context, level)
        stream.write(")")

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        stream.write("(")
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        cls = object.__class__
        if cls is set:
            begin, end = "{", "}"
        else:
            begin, end = cls.__name__ + "({", "})"
            indent += len(cls.__name__) + 1
        stream.write(begin)
        self._format_items(sorted(object, key=_safe_key), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        chunks, lines = [], object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        max_width = last_width = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            is_last = i == len(lines) - 1
            if is_last:
                last_width -= allowance
            if len(text) <= last_width:
                chunks.append(text)
                continue
            chunks += _packed(_words(line), "", max_width, max_width - allowance if is_last else max_width)
        if len(chunks) == 1:
            stream.write(text)
            return
        text = ("\n" + " " * indent).join(chunks)
        stream.write("(" + text + ")" if level == 1 else text)

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
        fours = [object[i:i + 4] for i in range(0, len(object), 4)]
        width = self._width - indent
        # Only an incomplete four at the end leaves room for what follows.
        chunks = _packed(fours, b"", width, width - allowance if len(object) % 4 else width)
        text = ("\n" + " " * indent).join(chunks)
        stream.write("(" + text + ")" if parens else text)

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        name = "namespace" if type(object) is types.SimpleNamespace else object.__class__.__name__
        indent += len(name) + 1
        stream.write(name + "(")
        self._format_namespace_items(object.__dict__.items(), stream, indent, allowance, context, level)
        stream.write(")")

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write("%s(%s,\n%s" % (name, factory, " " * indent))
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        for i, m in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(m, stream, indent, allowance + 1, context, level)
                stream.write(")")
            else:
                self._format(m, stream, indent, 1, context, level)
                stream.write(",\n" + " " * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "([")
        indent += len(name) + 1
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._format_items(object, stream, indent, 2, context, level)
            stream.write("],\n%smaxlen=%s)" % (" " * indent, self._repr(object.maxlen, context, level)))

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _dispatch = {
        dict.__repr__: _pprint_dict, list.__repr__: _pprint_list, tuple.__repr__: _pprint_tuple,
        set.__repr__: _pprint_set, frozenset.__repr__: _pprint_set, str.__repr__: _pprint_str,
        bytes.__repr__: _pprint_bytes, bytearray.__repr__: _pprint_bytearray,
        types.MappingProxyType.__repr__: _pprint_mappingproxy,
        types.SimpleNamespace.__repr__: _pprint_simplenamespace,
    }

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        between = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            stream.write(text + ": ")
            self._format(value, stream, indent + len(text) + 2, allowance if i == last else 1, context, level)
            if i != last:
                stream.write(between)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        between = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            stream.write(key + "=")
            if id(value) in context:
                stream.write("...")
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if i == last else 1, context, level)
            if i != last:
                stream.write(between)

    def _format_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        new_line = ",\n" + " " * indent
        between = ""
        width = max_width = self._width - indent + 1
        items = list(items)
        last = len(items) - 1
        for i, item in enumerate(items):
            if i == last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if width < needed:
                    width = max_width
                    if between:
                        between = new_line
                if width >= needed:
                    width -= needed
                    stream.write(between + text)
                    between = ", "
                    continue
            stream.write(between)
            between = new_line
            self._format(item, stream, indent, allowance if i == last else 1, context, level)

    # ---- on one line ----

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        if cls in _scalars:
            return repr(object), True, False
        represent = getattr(cls, "__repr__", None)
        if issubclass(cls, int) and represent is _int_repr:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if issubclass(cls, dict) and represent is _dict_repr:
            if not object:
                return "{}", True, False
            begin, end = "{", "}"
        elif issubclass(cls, list) and represent is _list_repr:
            if not object:
                return "[]", True, False
            begin, end = "[", "]"
        elif issubclass(cls, tuple) and represent is _tuple_repr:
            if not object:
                return "()", True, False
            begin, end = "(", ",)" if len(object) == 1 else ")"
        else:
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        objid = id(object)
        if maxlevels and level >= maxlevels:
            return begin + "..." + end[-1], False, objid in context
        if objid in context:
            return _recursion(object), False, True
        context[objid] = 1
        readable, recursive, parts, level = True, False, [], level + 1
        if begin == "{":
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            for key, value in items:
                key_text, key_readable, key_recursive = self.format(key, context, maxlevels, level)
                text, is_readable, is_recursive = self.format(value, context, maxlevels, level)
                parts.append(f"{key_text}: {text}")
                readable = readable and key_readable and is_readable
                recursive = recursive or key_recursive or is_recursive
        else:
            for item in object:
                text, is_readable, is_recursive = self.format(item, context, maxlevels, level)
                parts.append(text)
                readable = readable and is_readable
                recursive = recursive or is_recursive
        del context[objid]
        return begin + ", ".join(parts) + end, readable, recursive


_scalars = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})
_int_repr, _dict_repr, _list_repr, _tuple_repr = int.__repr__, dict.__repr__, list.__repr__, tuple.__repr__
