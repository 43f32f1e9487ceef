"""HTML text: characters that mean something escaped, and character references resolved."""

import re

from html.entities import html5

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    """Text with &, < and > (and with quote, both quotation marks) as references."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# What numbers stand for that HTML reads as Windows-1252; the rest of 0x80 … 0x9f stands for itself.
_windows = {0x80 + i: c for i, c in enumerate("€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ")}
_windows[0] = "\ufffd"
_windows[0x0D] = "\r"


def _is_invalid(number):
    """Controls and characters that are none: nothing stands for them."""
    return (0x1 <= number <= 0x8 or 0xE <= number <= 0x1F or 0x7F <= number <= 0x9F or 0xFDD0 <= number <= 0xFDEF or number == 0xB
            or number & 0xFFFE == 0xFFFE)


def _number(text):
    number = int(text[2:].rstrip(";"), 16) if text[1] in "xX" else int(text[1:].rstrip(";"))
    if number in _windows:
        return _windows[number]
    if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    return "" if _is_invalid(number) else chr(number)


def _character(match):
    text = match.group(1)
    if text[0] == "#":
        return _number(text)
    if text in html5:
        return html5[text]
    for end in range(len(text) - 1, 1, -1):
        if text[:end] in html5:
            return html5[text[:end]] + text[end:]
    return "&" + text


_reference = re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def unescape(s):
    """Text with references (&gt; &#62; &#x3e;) resolved, as HTML 5 reads them."""
    return _reference.sub(_character, s) if "&" in s else s
