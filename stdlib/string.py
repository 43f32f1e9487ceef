"""Character constants, templates with $names, and str.format made open to subclasses."""

# A template of the default syntax is scanned by hand, so that importing this module does not import re; a subclass that
# changes the syntax gets the regular expression it describes.

import _string

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace

_name_start = frozenset(ascii_letters + "_")
_absent = object()


def capwords(s, sep=None):
    """Splits s, capitalizes each word and joins them again."""
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class _Pattern:
    """The compiled pattern of a template class, made when it is asked for."""

    def __get__(self, instance, owner):
        owner.pattern = compiled = _compile(owner)
        return compiled


def _compile(cls):
    import re

    own = cls.__dict__.get("pattern", _absent)
    if own is _absent or isinstance(own, _Pattern):
        delimiter = re.escape(cls.delimiter)
        braced = cls.braceidpattern or cls.idpattern
        own = (rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})|"
               rf"{{(?P<braced>{braced})}}|(?P<invalid>))")
    return re.compile(own, _flags(cls) | re.VERBOSE)


def _flags(cls):
    import re

    return re.IGNORECASE if cls.flags is None else cls.flags


class _Chained:
    """The keywords before the mapping."""

    def __init__(self, first, then):
        self.first, self.then = first, then

    def __getitem__(self, key):
        return self.first[key] if key in self.first else self.then[key]


class Template:
    """A string in which $name and ${name} stand for values."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None  # re.IGNORECASE
    pattern = _Pattern()
    _plain = True

    def __init_subclass__(cls):
        super().__init_subclass__()
        changed = {"delimiter", "idpattern", "braceidpattern", "flags", "pattern"}.intersection(cls.__dict__)
        if changed or not cls._plain:
            cls._plain = False
            cls.pattern = _compile(cls)

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Yields (start, kind, text) for each thing that is no text: kind as the groups of the pattern are named."""
        if not self._plain:
            for found in self.pattern.finditer(self.template):
                for kind in ("named", "braced", "escaped", "invalid"):
                    if (text := found.group(kind)) is not None:
                        yield found.start(), found.end(), kind, text
                        break
                else:
                    raise ValueError("Unrecognized named group in pattern", self.pattern)
            return
        template, at = self.template, 0
        size = len(template)
        while (at := template.find("$", at)) >= 0:
            start, at = at, at + 1
            if template.startswith("$", at):
                at += 1
                yield start, at, "escaped", "$"
                continue
            braced = template.startswith("{", at)
            first = at + braced
            end = first
            if end < size and template[end] in _name_start:
                end += 1
                while end < size and (template[end] in _name_start or template[end] in digits):
                    end += 1
            name = template[first:end]
            if not name or braced and not template.startswith("}", end):
                yield start, at, "invalid", ""
                continue
            at = end + braced
            yield start, at, "braced" if braced else "named", name

    def _fail(self, start):
        at = start + len(self.delimiter)
        lines = self.template[:at].splitlines(keepends=True)
        column = at - sum(map(len, lines[:-1]))
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (len(lines), column))

    def _fill(self, mapping, safe):
        template, out, done = self.template, [], 0
        for start, end, kind, text in self._pieces():
            out.append(template[done:start])
            done = end
            if kind == "escaped":
                out.append(self.delimiter)
            elif kind == "invalid":
                if not safe:
                    self._fail(start)
                out.append(template[start:end])
            elif not safe:
                out.append(str(mapping[text]))
            else:
                try:
                    out.append(str(mapping[text]))
                except KeyError:
                    out.append(template[start:end])
        out.append(template[done:])
        return "".join(out)

    def substitute(self, mapping=_absent, /, **kws):
        """The text with every placeholder replaced; KeyError where there is no value."""
        return self._fill(self._values(mapping, kws), False)

    def safe_substitute(self, mapping=_absent, /, **kws):
        """The text with the placeholders replaced for which there are values."""
        return self._fill(self._values(mapping, kws), True)

    @staticmethod
    def _values(mapping, kws):
        if mapping is _absent:
            return kws
        return _Chained(kws, mapping) if kws else mapping

    def is_valid(self):
        """Whether substitute would find no invalid placeholder."""
        return all(kind != "invalid" for _, _, kind, _ in self._pieces())

    def get_identifiers(self):
        """The names of the placeholders, each once, in order."""
        return list(dict.fromkeys(text for _, _, kind, text in self._pieces() if kind in ("named", "braced")))


class Formatter:
    """str.format in parts that a subclass may replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for text, field, spec, conversion in self.parse(format_string):
            if text:
                out.append(text)
            if field is None:
                continue
            if field == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = str(auto_arg_index)
                auto_arg_index += 1
            elif field.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            value, used = self.get_field(field, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            out.append(self.format_field(value, spec))
        return "".join(out), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _string.formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first
