"""Files of sections with options: [section], name = value."""

import io
import os
from _collections_abc import MutableMapping

__all__ = ["NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
           "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
           "MissingSectionHeaderError", "ConfigParser", "SafeConfigParser", "RawConfigParser", "Interpolation",
           "BasicInterpolation", "ExtendedInterpolation", "LegacyInterpolation", "SectionProxy", "ConverterMapping",
           "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH"]

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


class Error(Exception):
    """Base class of the exceptions of this module."""

    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def _set(self, msg, *args, **fields):
        Error.__init__(self, msg)
        vars(self).update(fields)
        self.args = args or tuple(fields.values())

    def __repr__(self):
        return self.message

    __str__ = __repr__


def _repeated(kind, what, source, lineno):
    if source is None:
        return f"{kind.capitalize()} {what} already exists"
    line = "" if lineno is None else f" [line {lineno:2d}]"
    return f"While reading from {source!r}{line}: {kind} {what} already exists"


class NoSectionError(Error):
    def __init__(self, section):
        self._set(f"No section: {section!r}", section=section)


class NoOptionError(Error):
    def __init__(self, option, section):
        self._set(f"No option {option!r} in section: {section!r}", option=option, section=section)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        self._set(_repeated("section", repr(section), source, lineno), section=section, source=source, lineno=lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        self._set(_repeated("option", f"{option!r} in section {section!r}", source, lineno), section=section,
                  option=option, source=source, lineno=lineno)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        self._set(msg, option, section, msg, option=option, section=section)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        self._set(f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
                  f"interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: "
                  f"{rawval!r}", option, section, rawval, option=option, section=section)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        self._set(f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key "
                  f"{reference!r} which is not a valid option name. Raw value: {rawval!r}", option, section, rawval,
                  reference, option=option, section=section, reference=reference)


class ParsingError(Error):
    def __init__(self, source=None, filename=None):
        if filename and source:
            raise ValueError("Cannot specify both `filename' and `source'. Use `source'.")
        if not filename and not source:
            raise ValueError("Required argument `source' not given.")
        if filename:
            source = filename
        Error.__init__(self, "Source contains parsing errors: %r" % source)
        self.source, self.errors = source, []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += "\n\t[line %2d]: %s" % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, "File contains no section headers.\nfile: %r, line: %d\n%r" % (filename, lineno, line))
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    """Values as they are."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    before_read = before_write = before_set


class _References(Interpolation):
    """_SIGN _OPEN name _CLOSE stands for another option's value, _SIGN twice for itself."""

    def before_get(self, parser, section, option, value, defaults):
        return "".join(self._pieces(parser, section, option, value, defaults, 1))

    def before_set(self, parser, section, option, value):
        rest, at = value.replace(self._SIGN * 2, ""), 0
        while (at := rest.find(self._SIGN + self._OPEN, at)) >= 0:
            end = self._name_end(rest, at)
            if end < 0:
                break
            rest = rest[:at] + rest[end + len(self._CLOSE):]
        if self._SIGN in rest:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find(self._SIGN)))
        return value

    def _name_end(self, text, at):
        """Where the name of the reference at `at` ends; -1: it is none."""
        end = text.find(self._CLOSE[0], at + 2)
        return end if end > at + 2 and text.startswith(self._CLOSE, end) else -1

    def _pieces(self, parser, section, option, text, mapping, depth):
        raw = parser.get(section, option, raw=True, fallback=text)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        done = 0
        while (at := text.find(self._SIGN, done)) >= 0:
            yield text[done:at]
            after = text[at + 1:at + 2]
            if after == self._SIGN:
                yield after
                done = at + 2
                continue
            if after != self._OPEN:
                raise InterpolationSyntaxError(
                    option, section, "%r must be followed by %r or %r, found: %r" % (
                        self._SIGN, self._SIGN, self._OPEN, text[at:]))
            end = self._name_end(text, at)
            if end < 0:
                raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % text[at:])
            done = end + len(self._CLOSE)
            where, name, value = self._look_up(parser, section, option, text[at + 2:end], mapping, raw, text[done:])
            if self._SIGN not in value:
                yield value
            else:
                yield from self._pieces(parser, where, name, value, self._scope(parser, where, mapping), depth + 1)
        yield text[done:]


class BasicInterpolation(_References):
    """%(name)s stands for another option."""

    _SIGN, _OPEN, _CLOSE = "%", "(", ")s"

    def _scope(self, parser, section, mapping):
        return mapping

    def _look_up(self, parser, section, option, reference, mapping, raw, rest):
        name = parser.optionxform(reference)
        try:
            return section, option, mapping[name]
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None


class ExtendedInterpolation(_References):
    """${name} and ${section:name} stand for another option."""

    _SIGN, _OPEN, _CLOSE = "$", "{", "}"

    def _scope(self, parser, section, mapping):
        return dict(parser.items(section, raw=True))

    def _look_up(self, parser, section, option, reference, mapping, raw, rest):
        path = reference.split(":")
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % rest)
        name = parser.optionxform(path[-1])
        try:
            value = mapping[name] if len(path) == 1 else parser.get(path[0], name, raw=True)
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, reference) from None
        return path[0] if len(path) == 2 else section, name, value


class LegacyInterpolation(Interpolation):
    """The interpolation of old; not built."""

    def __init__(self):
        raise NotImplementedError("configparser.LegacyInterpolation does not exist in this version")


class RawConfigParser(MutableMapping):
    """Reads and writes configuration; values as they are."""

    _DEFAULT_INTERPOLATION = Interpolation()
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False,
                      "off": False}

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET):
        self._dict = dict_type
        self._sections, self._defaults = dict_type(), dict_type()
        self._converters = ConverterMapping(self)
        self._proxies = dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict, self._allow_no_value = strict, allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else \
            Interpolation() if interpolation is None else interpolation
        if not isinstance(self._interpolation, Interpolation):
            raise TypeError(f"interpolation= must be None or an instance of Interpolation; got an object of type "
                            f"{type(self._interpolation)}")
        if converters is not _UNSET:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)

    converters = property(lambda self: self._converters)

    def sections(self):
        return list(self._sections)

    def defaults(self):
        return self._defaults

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError("Invalid section name: %r" % section)
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        names = self._sections[section].copy()
        names.update(self._defaults)
        return list(names)

    def read(self, filenames, encoding=None):
        """Reads files that exist; gives their names."""
        one = isinstance(filenames, (str, bytes, os.PathLike))
        found = []
        for name in [filenames] if one else filenames:
            try:
                with open(name, encoding=encoding) as fp:
                    self._read(fp, name)
            except OSError:
                continue
            found.append(os.fspath(name))
        return found

    def read_file(self, f, source=None):
        if source is None:
            source = getattr(f, "name", "<???>")
        self._read(f, source)

    def read_string(self, string, source="<string>"):
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source="<dict>"):
        added = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in added:
                    raise
            added.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if value is not None:
                    value = str(value)
                if self._strict and (section, key) in added:
                    raise DuplicateOptionError(section, key, source)
                added.add((section, key))
                self.set(section, key, value)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            d = self._unify_values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in d:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = d[option]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, d)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback,
                              **kwargs)

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        d = self._defaults.copy()
        if section in self._sections:
            d.update(self._sections[section])
        elif section != self.default_section:
            raise NoSectionError(section)
        names = list(d.keys())
        if vars:
            for key, value in vars.items():
                d[self.optionxform(key)] = value
        if raw:
            return [(name, d[name]) for name in names]
        return [(name, None if d[name] is None else self._interpolation.before_get(self, section, name, d[name], d))
                for name in names]

    def popitem(self):
        names = self.sections()
        if not names:
            raise KeyError
        pair = names[0], self[names[0]]
        del self[names[0]]
        return pair

    def optionxform(self, optionstr):
        return optionstr.lower()

    def has_option(self, section, option):
        named = bool(section) and section != self.default_section
        if named and section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._defaults or named and option in self._sections[section]

    def _own_options(self, section):
        """What a change to a section changes; no section is the default one."""
        if not section or section == self.default_section:
            return self._defaults
        if section in self._sections:
            return self._sections[section]
        raise NoSectionError(section)

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._own_options(section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        options = self._own_options(section)
        option = self.optionxform(option)
        if option not in options:
            return False
        del options[option]
        return True

    def remove_section(self, section):
        if section not in self._sections:
            return False
        del self._sections[section], self._proxies[section]
        return True

    def write(self, fp, space_around_delimiters=True):
        d = " {} ".format(self._delimiters[0]) if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), d)
        for section in self._sections:
            self._write_section(fp, section, self._sections[section].items(), d)

    def _write_section(self, fp, section_name, section_items, delimiter):
        fp.write("[{}]\n".format(section_name))
        for key, value in section_items:
            value = self._interpolation.before_write(self, section_name, key, value)
            if value is not None or not self._allow_no_value:
                value = delimiter + str(value).replace("\n", "\n\t")
            else:
                value = ""
            fp.write("{}{}\n".format(key, value))
        fp.write("\n")

    def __iter__(self):
        yield self.default_section
        yield from self._sections

    def __len__(self):
        return 1 + len(self._sections)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __getitem__(self, key):
        if key == self.default_section or self.has_section(key):
            return self._proxies[key]
        raise KeyError(key)

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        kept = self._defaults if key == self.default_section else self._sections.get(key)
        if kept is not None:
            kept.clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if key not in self:
            raise KeyError(key)
        self.remove_section(key)

    def _split_option(self, value):
        """(name, value or None), or None where the line is no option."""
        first = -1
        for delimiter in self._delimiters:
            at = value.find(delimiter)
            if at >= 0 and (first < 0 or at < first):
                first, size = at, len(delimiter)
        if first < 0:
            return (value.strip(), None) if self._allow_no_value else None
        return value[:first], value[first + size:].strip()

    def _without_comment(self, line):
        """The line up to a comment."""
        end = len(line)
        for prefix in self._inline_comment_prefixes:
            at = line.find(prefix)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    end = min(end, at)
                    break
                at = line.find(prefix, at + 1)
        for prefix in self._comment_prefixes:
            if line.strip().startswith(prefix):
                return "", True
        return line[:end].strip(), end < len(line)

    def _read(self, fp, fpname):
        added = set()
        cursect = sectname = optname = error = None
        indent_level = 0
        for lineno, line in enumerate(fp, start=1):
            value, commented = self._without_comment(line)
            if not value:
                if self._empty_lines_in_values:
                    if not commented and cursect is not None and optname and cursect[optname] is not None:
                        cursect[optname].append("")
                else:
                    indent_level = 1 << 62
                continue
            indent = len(line) - len(line.lstrip()) if line.strip() else 0
            if cursect is not None and optname and indent > indent_level:
                if cursect[optname] is None:
                    raise MissingSectionHeaderError(fpname, lineno, line)
                cursect[optname].append(value)
                continue
            indent_level = indent
            if value.startswith("[") and value.rfind("]") > 1:
                sectname = value[1:value.rfind("]")]
                if sectname in self._sections:
                    if self._strict and sectname in added:
                        raise DuplicateSectionError(sectname, fpname, lineno)
                    cursect = self._sections[sectname]
                    added.add(sectname)
                elif sectname == self.default_section:
                    cursect = self._defaults
                else:
                    cursect = self._dict()
                    self._sections[sectname] = cursect
                    self._proxies[sectname] = SectionProxy(self, sectname)
                    added.add(sectname)
                optname = None
                continue
            if cursect is None:
                raise MissingSectionHeaderError(fpname, lineno, line)
            found = self._split_option(value)
            if found is None or not found[0]:
                if error is None:
                    error = ParsingError(fpname)
                error.append(lineno, repr(line))
                if found is None:
                    continue
            optname, text = found
            optname = self.optionxform(optname.rstrip())
            if self._strict and (sectname, optname) in added:
                raise DuplicateOptionError(sectname, optname, fpname, lineno)
            added.add((sectname, optname))
            cursect[optname] = None if text is None else [text]
        self._join_multiline_values()
        if error:
            raise error

    def _join_multiline_values(self):
        sections = [(self.default_section, self._defaults), *self._sections.items()]
        for section, options in sections:
            for name, value in options.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                options[name] = self._interpolation.before_read(self, section, name, value)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def _unify_values(self, section, vars):
        try:
            own = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
            own = {}
        d = {**self._defaults, **own}
        if vars:
            for key, value in vars.items():
                d[self.optionxform(key)] = None if value is None else str(value)
        return d

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError("Not a boolean: %s" % value)
        return self.BOOLEAN_STATES[value.lower()]

    def _validate_value_types(self, *, section="", option="", value=""):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError("option values must be strings")


class ConfigParser(RawConfigParser):
    """Reads and writes configuration; %(name)s stands for another option."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        self._validate_value_types(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        self._validate_value_types(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults):
        kept, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = kept


class SafeConfigParser(ConfigParser):
    """The old name of ConfigParser."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        import warnings

        warnings.warn("The SafeConfigParser class has been renamed to ConfigParser in Python 3.2. This alias will be "
                      "removed in Python 3.12. Use ConfigParser directly instead.", DeprecationWarning, stacklevel=2)


class SectionProxy(MutableMapping):
    """One section as a mapping."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        for conv, function in parser.converters.items():
            if function is not None:
                setattr(self, "get" + conv, self._getter(getattr(parser, "get" + conv)))

    def _getter(self, method):
        return lambda option, fallback=None, **kwargs: self.get(option, fallback, _impl=method, **kwargs)

    parser = property(lambda self: self._parser)
    name = property(lambda self: self._name)

    def __repr__(self):
        return f"<Section: {self._name}>"

    def _options(self):
        parser = self._parser
        return list(parser.defaults()) if self._name == parser.default_section else parser.options(self._name)

    def __iter__(self):
        return iter(self._options())

    def __len__(self):
        return len(self._options())

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __getitem__(self, key):
        if key in self:
            return self._parser.get(self._name, key)
        raise KeyError(key)

    def __setitem__(self, key, value):
        self._parser._validate_value_types(option=key, value=value)
        return self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if key not in self or not self._parser.remove_option(self._name, key):
            raise KeyError(key)

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        if not _impl:
            _impl = self._parser.get
        return _impl(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getint(self, option, fallback=None, **kwargs):
        return self.get(option, fallback, _impl=self._parser.getint, **kwargs)

    def getfloat(self, option, fallback=None, **kwargs):
        return self.get(option, fallback, _impl=self._parser.getfloat, **kwargs)

    def getboolean(self, option, fallback=None, **kwargs):
        return self.get(option, fallback, _impl=self._parser.getboolean, **kwargs)


class ConverterMapping(MutableMapping):
    """The converters of a parser: name -> function; each makes a method getNAME."""

    def __init__(self, parser):
        self._parser = parser
        self._data = {"int": None, "float": None, "boolean": None}

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        name = "get" + key
        if name == "get":
            raise ValueError("Incompatible key: cannot use \"\" as a name")
        self._data[key] = value
        parser = self._parser

        def getter(section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
            return parser._get_conv(section, option, value, raw=raw, vars=vars, fallback=fallback, **kwargs)

        getter.converter = value
        setattr(parser, name, getter)
        for proxy in parser._proxies.values():
            setattr(proxy, name, proxy._getter(getter))

    def __delitem__(self, key):
        if key not in self._data or self._data[key] is None and key in ("int", "float", "boolean"):
            raise KeyError(key)
        del self._data[key]
        for holder in (self._parser, *self._parser._proxies.values()):
            holder.__dict__.pop("get" + key, None)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
