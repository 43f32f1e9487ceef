"""Decimals by format specifications."""
import re as _re

from _decimal_digits import count_digits, drop_digits, ten_to, text_of

_spec = _re.compile(r"(?:(.)?([<>=^]))?([-+ ])?(z)?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?\Z", _re.DOTALL)


def _fixed(n, places):
    """The digits of n / 10**places: (before the point, after it)."""
    text = text_of(n).rjust(places + 1, "0")
    return (text[:-places], text[-places:]) if places else (text, "")


def _number(value, kind, precision, context, make, text):
    """(digits before the point, the rest, whether that is 0) of a finite value's magnitude."""
    n, exponent = value._int, value._exp
    mode, sign = context.rounding, value._sign
    if kind and kind in "fF%":
        if kind == "%":
            exponent += 2
        if precision is not None and -exponent != precision:
            shift = exponent + precision
            n = n * ten_to(shift) if shift >= 0 else drop_digits(n, -shift, mode, sign)[0]
            exponent = -precision
        if exponent > 0:
            n, exponent = n * ten_to(exponent), 0
        whole, part = _fixed(n, -exponent)
        return whole, ("." + part if part else "") + ("%" if kind == "%" else ""), not n
    if kind and kind in "eE":
        if precision is not None:
            drop = count_digits(n) - precision - 1
            if drop > 0:
                n, exponent = drop_digits(n, drop, mode, sign)[0], exponent + drop
                if count_digits(n) > precision + 1:
                    n, exponent = n // 10, exponent + 1
            elif n:
                n, exponent = n * ten_to(-drop), exponent + drop
        digits = text_of(n)
        if not n and precision is not None:
            digits = "0" * (precision + 1)
        rest = ("." + digits[1:] if len(digits) > 1 else "") + f"{kind}{exponent + len(digits) - 1:+d}"
        return digits[0], rest, not n
    if precision is not None:
        drop = count_digits(n) - max(precision, 1)
        if drop > 0:
            n, exponent = drop_digits(n, drop, mode, sign)[0], exponent + drop
            if count_digits(n) > max(precision, 1):
                n, exponent = n // 10, exponent + 1
    shown = text(make(0, n, exponent), kind == "G" or not kind and context.capitals)
    for at, character in enumerate(shown):
        if character in ".eE":
            return shown[:at], shown[at:], not n
    return shown, "", not n


def _grouped(digits, width):
    """With commas, and zeros before it up to that width."""
    parts = []
    while len(digits) > 3:
        parts.insert(0, digits[-3:])
        digits = digits[:-3]
    parts.insert(0, digits)
    shown = ",".join(parts)
    while len(shown) < width:
        digits = "0" + parts[0]
        parts[:1] = [digits] if len(digits) <= 3 else ["0", parts[0]]
        shown = ",".join(parts)
    return shown


def formatted(value, spec, context, make, text):
    match = _spec.match(spec)
    if match is None or match[2] and match[5]:
        raise ValueError("invalid format string")
    fill, align, plus, no_minus, zero, width, comma, precision, kind = match.groups()
    if kind == "n" and comma:
        raise ValueError("invalid format string")
    width, kind = int(width or 0), kind or ""
    precision = None if precision is None else int(precision)
    if kind == "n":
        kind = "g"
    sign = "-" if value._sign else ("" if plus in (None, "-") else plus)
    if value._kind:
        body = text(value, 1).lstrip("-")
        if kind == "%":
            body += "%"
        if zero:
            fill, align = " ", ">"
        zero = None
    else:
        whole, rest, is_zero = _number(value, kind, precision, context, make, text)
        if no_minus and is_zero and value._sign:
            sign = "" if plus in (None, "-") else plus
        room = width - len(sign) - len(rest) if zero else 0
        if comma:
            whole = _grouped(whole, room)
        elif zero:
            whole = whole.rjust(room, "0")
        body = whole + rest
    fill, align = fill or " ", align or ">"
    missing = width - len(sign) - len(body)
    if missing <= 0:
        return sign + body
    if align == "<":
        return sign + body + fill * missing
    if align == "^":
        return fill * (missing // 2) + sign + body + fill * (missing - missing // 2)
    if align == "=":
        return sign + fill * missing + body
    return fill * missing + sign + body
