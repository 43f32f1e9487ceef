"""The parts of a format string: what string.Formatter stands on."""


def formatter_parser(format_string, /):
    """Iterates over (literal text, field name, format spec, conversion)."""
    if not isinstance(format_string, str):
        raise TypeError(f"expected str, got {type(format_string).__name__}")
    return _fields(format_string)


def _fields(s):
    at, size = 0, len(s)
    while at < size:
        start = at
        while at < size and s[at] not in "{}":
            at += 1
        if at == size:
            yield s[start:], None, None, None
            return
        if s.startswith(s[at], at + 1):
            yield s[start:at + 1], None, None, None
            at += 2
            continue
        if s[at] == "}":
            raise ValueError("Single '}' encountered in format string")
        if at + 1 == size:
            raise ValueError("Single '{' encountered in format string")
        field, spec, conversion, end = _field(s, at + 1)
        yield s[start:at], field, spec, conversion
        at = end


def _field(s, start):
    """(name, spec, conversion, where it ends) of the field that begins at start."""
    at, size, bracket = start, len(s), False
    while at < size:
        c = s[at]
        if bracket:
            bracket = c != "]"
        elif c == "[":
            bracket = True
        elif c == "{":
            raise ValueError("unexpected '{' in field name")
        elif c in "}:!":
            break
        at += 1
    else:
        raise ValueError("expected '}' before end of string")
    name, conversion = s[start:at], None
    if c == "!":
        if at + 1 >= size:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = s[at + 1]
        at += 2
        if at >= size:
            raise ValueError("unmatched '{' in format spec")
        c = s[at]
        if c not in ":}":
            raise ValueError("expected ':' after conversion specifier")
    if c == "}":
        return name, "", conversion, at + 1
    spec_start, depth = at + 1, 1
    at = spec_start
    while at < size:
        if s[at] == "{":
            depth += 1
        elif s[at] == "}":
            depth -= 1
            if not depth:
                return name, s[spec_start:at], conversion, at + 1
        at += 1
    raise ValueError("unmatched '{' in format spec")


def formatter_field_name_split(field_name, /):
    """(the first name or index, an iterator over (is attribute, name or index))."""
    if not isinstance(field_name, str):
        raise TypeError(f"expected str, got {type(field_name).__name__}")
    end = 0
    while end < len(field_name) and field_name[end] not in ".[":
        end += 1
    return _index(field_name[:end]), _rest(field_name, end)


def _index(s):
    if not (s.isdigit() and s.isascii()):
        return s
    n = int(s)
    if n > 0x7FFFFFFFFFFFFFFF:
        raise ValueError("Too many decimal digits in format string")
    return n


def _rest(s, at):
    size = len(s)
    while at < size:
        if s[at] == ".":
            end = at + 1
            while end < size and s[end] not in ".[":
                end += 1
            key, is_attribute, after = s[at + 1:end], True, end
        elif s[at] == "[":
            end = s.find("]", at)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key, is_attribute, after = s[at + 1:end], False, end + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError("Empty attribute in format string")
        yield is_attribute, key if is_attribute else _index(key)
        at = after
