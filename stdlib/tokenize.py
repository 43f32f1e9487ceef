"""Sources as a stream of tokens, with comments and line ends, and back."""

import re
import token as _token
from builtins import open as _open
from codecs import BOM_UTF8, lookup
from collections import namedtuple
from io import TextIOWrapper
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = _token.__all__ + ["tokenize", "generate_tokens", "detect_encoding", "untokenize", "TokenInfo"]

_cookie = re.compile(r"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_blank = re.compile(rb"^[ \t\f]*(?:[#\r\n]|$)", re.ASCII)
_name = re.compile(r"\w+")
_number = re.compile(
    r"0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+"
    r"|(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?"
    r"|\d(?:_?\d)*[eE][-+]?\d(?:_?\d)*[jJ]?|\d(?:_?\d)*[jJ]|0(?:_?0)*|[1-9](?:_?\d)*")
_operator = re.compile("|".join(re.escape(o) for o in sorted(EXACT_TOKEN_TYPES, reverse=True)))
_string_start = re.compile(r"""([bB][rR]?|[rR][bBfF]?|[uU]|[fF][rR]?)?('''|\"\"\"|'|")""")
_closings = {
    "'": re.compile(r"(?:\\.|[^\n'\\])*'", re.DOTALL), '"': re.compile(r'(?:\\.|[^\n"\\])*"', re.DOTALL),
    "'''": re.compile(r"(?:\\.|[^\\])*?'''", re.DOTALL), '"""': re.compile(r'(?:\\.|[^\\])*?"""', re.DOTALL)}
_unclosed = re.compile(r"(?:\\.|[^\n\\])*\\\r?\n", re.DOTALL)


class TokenError(Exception):
    pass


class StopTokenizing(Exception):
    pass


class TokenInfo(namedtuple("TokenInfo", "type string start end line")):
    """One token; exact_type tells operators apart."""

    def __repr__(self):
        kind = f"{self.type} ({tok_name[self.type]})"
        return "TokenInfo(type=%s, string=%r, start=%r, end=%r, line=%r)" % (kind, *self[1:])

    @property
    def exact_type(self):
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


# ---- encodings ----

def _normal(name):
    short = name[:12].lower().replace("_", "-")
    if short == "utf-8" or short.startswith("utf-8-"):
        return "utf-8"
    if any(short == n or short.startswith(n + "-") for n in ("latin-1", "iso-8859-1", "iso-latin-1")):
        return "iso-8859-1"
    return name


def detect_encoding(readline):
    """The encoding that a byte order mark or one of the first two lines names, and the lines that were read."""
    filename = getattr(getattr(readline, "__self__", None), "name", None)
    marked = False

    def read():
        try:
            return readline()
        except StopIteration:
            return b""

    def cookie(line):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            problem = "invalid or missing encoding declaration"
            raise SyntaxError(f"{problem} for {filename!r}" if filename is not None else problem)
        match = _cookie.match(text)
        if not match:
            return None
        encoding = _normal(match[1])
        try:
            codec = lookup(encoding)
        except LookupError:
            raise SyntaxError("unknown encoding: " + encoding if filename is None else
                              f"unknown encoding for {filename!r}: {encoding}")
        if marked:
            if encoding != "utf-8":
                raise SyntaxError("encoding problem: utf-8" if filename is None else
                                  f"encoding problem for {filename!r}: utf-8")
            encoding += "-sig"
        return encoding

    first = read()
    default = "utf-8"
    if first.startswith(BOM_UTF8):
        marked, default = True, "utf-8-sig"
        first = first[3:]
    if not first:
        return default, []
    encoding = cookie(first)
    if encoding:
        return encoding, [first]
    if not _blank.match(first):
        return default, [first]
    second = read()
    if not second:
        return default, [first]
    return cookie(second) or default, [first, second]


def open(filename):
    """A source file as text, read in the encoding that it names."""
    buffer = _open(filename, "rb")
    try:
        encoding, _ = detect_encoding(buffer.readline)
        buffer.seek(0)
        return TextIOWrapper(buffer, encoding, line_buffering=True)
    except:
        buffer.close()
        raise


# ---- reading ----

def tokenize(readline):
    """The tokens of a source that readline() gives as bytes, line by line; the first one tells the encoding."""
    encoding, lines = detect_encoding(readline)

    def read():
        if lines:
            return lines.pop(0)
        try:
            return readline()
        except StopIteration:
            return b""

    yield TokenInfo(ENCODING, encoding, (0, 0), (0, 0), "")
    decode = "utf-8" if encoding == "utf-8-sig" else encoding
    yield from _tokens(lambda: read().decode(decode))


def generate_tokens(readline):
    """The tokens of a source that readline() gives as text."""
    return _tokens(readline)


def _indentation(line):
    column = place = 0
    for place, c in enumerate(line + "x"):
        if c == " ":
            column += 1
        elif c == "\t":
            column = column // 8 * 8 + 8
        elif c == "\f":
            column = 0
        else:
            break
    return column, place


def _tokens(readline):
    indents = [0]
    number = depth = 0
    continued = False
    parts = pattern = start = None
    lines = ""
    need_backslash = False
    last = line = ""
    while True:
        last = line
        try:
            line = readline()
        except StopIteration:
            line = ""
        number += 1
        at, end = 0, len(line)
        if parts is not None:  # inside of a string of several lines
            if not line:
                raise TokenError("EOF in multi-line string", start)
            match = pattern.match(line)
            if match:
                at = match.end()
                yield TokenInfo(STRING, parts + line[:at], start, (number, at), lines + line)
                parts, need_backslash = None, False
                lines = ""
            elif need_backslash and not line.endswith(("\\\n", "\\\r\n")):
                yield TokenInfo(ERRORTOKEN, parts + line, start, (number, end), lines)
                parts = None
                continue
            else:
                parts += line
                lines += line
                continue
        elif depth == 0 and not continued:
            if not line:
                break
            column, at = _indentation(line)
            if at == end:
                break
            if line[at] in "#\r\n":
                if line[at] == "#":
                    comment = line[at:].rstrip("\r\n")
                    yield TokenInfo(COMMENT, comment, (number, at), (number, at + len(comment)), line)
                    at += len(comment)
                yield TokenInfo(NL, line[at:], (number, at), (number, end), line)
                continue
            if column > indents[-1]:
                indents.append(column)
                yield TokenInfo(INDENT, line[:at], (number, 0), (number, at), line)
            while column < indents[-1]:
                if column not in indents:
                    raise IndentationError("unindent does not match any outer indentation level",
                                           ("<tokenize>", number, at, line))
                indents.pop()
                yield TokenInfo(DEDENT, "", (number, at), (number, at), line)
        else:
            if not line:
                raise TokenError("EOF in multi-line statement", (number, 0))
            continued = False
        while at < end:
            begin = at
            while begin < end and line[begin] in " \f\t":
                begin += 1
            if begin == end:
                break
            c = line[begin]
            here = (number, begin)
            if c in "\r\n":
                at = end if line[begin:] in ("\n", "\r\n") else begin + 1
                kind = NL if depth else NEWLINE
                yield TokenInfo(kind, line[begin:at], here, (number, at), line)
                continue
            if c == "#":
                comment = line[begin:].rstrip("\r\n")
                at = begin + len(comment)
                yield TokenInfo(COMMENT, comment, here, (number, at), line)
                continue
            if c == "\\" and line[begin + 1:] in ("\n", "\r\n"):
                continued = True
                at = end
                continue
            match = _string_start.match(line, begin)
            if match:
                quote = match[2]
                closing = _closings[quote].match(line, match.end())
                if closing:
                    at = closing.end()
                    yield TokenInfo(STRING, line[begin:at], here, (number, at), line)
                    continue
                if len(quote) == 3 or _unclosed.fullmatch(line, match.end()):
                    parts, start, lines = line[begin:], here, line
                    pattern, need_backslash = _closings[quote], len(quote) == 1
                    at = end
                    continue
                if match[1]:
                    at = begin + len(match[1])
                    yield TokenInfo(NAME, match[1], here, (number, at), line)
                else:
                    yield TokenInfo(ERRORTOKEN, line[at], (number, at), (number, at + 1), line)
                    at += 1
                continue
            match = c in "0123456789." and _number.match(line, begin)
            if match:
                at = match.end()
                yield TokenInfo(NUMBER, match[0], here, (number, at), line)
                continue
            match = _operator.match(line, begin)
            if match:
                at = match.end()
                depth += (c in "([{") - (c in ")]}")
                yield TokenInfo(OP, match[0], here, (number, at), line)
                continue
            match = c.isidentifier() and _name.match(line, begin)
            if match:
                at = match.end()
                yield TokenInfo(NAME, match[0], here, (number, at), line)
                continue
            yield TokenInfo(ERRORTOKEN, line[at], (number, at), (number, at + 1), line)
            at += 1
    if last and last[-1] not in "\r\n" and not last.strip().startswith("#"):
        yield TokenInfo(NEWLINE, "", (number - 1, len(last)), (number - 1, len(last) + 1), "")
    for _ in indents[1:]:
        yield TokenInfo(DEDENT, "", (number, 0), (number, 0), "")
    yield TokenInfo(ENDMARKER, "", (number, 0), (number, 0), "")


# ---- writing ----

def untokenize(iterable):
    """A source with these tokens: at their places if they tell them, else with a blank between them."""
    parts, encoding = [], None
    row, column = 1, 0
    iterator = iter(iterable)
    indents, at_line_start = [], False
    for item in iterator:
        if len(item) == 2:
            encoding = _loosely(item, iterator, parts, indents, encoding)
            break
        kind, text, start, end, _ = item
        if kind == ENCODING:
            encoding = text
            continue
        if kind == ENDMARKER:
            break
        if kind == INDENT:
            indents.append(text)
            continue
        if kind == DEDENT:
            indents.pop()
            row, column = end
            continue
        if kind in (NEWLINE, NL):
            at_line_start = True
        elif at_line_start and indents:
            if start[1] >= len(indents[-1]):
                parts.append(indents[-1])
                column = len(indents[-1])
            at_line_start = False
        if start < (row, column):
            raise ValueError(f"start ({start[0]},{start[1]}) precedes previous end ({row},{column})")
        if start[0] > row:
            parts.append("\\\n" * (start[0] - row))
            column = 0
        parts.append(" " * (start[1] - column))
        parts.append(text)
        row, column = end
        if kind in (NEWLINE, NL):
            row, column = row + 1, 0
    text = "".join(parts)
    return text.encode(encoding) if encoding is not None else text


def _loosely(first, iterator, parts, indents, encoding):
    line_start = first[0] in (NEWLINE, NL)
    string_before = False
    from itertools import chain

    for item in chain([first], iterator):
        kind, text = item[:2]
        if kind == ENCODING:
            encoding = text
            continue
        if kind in (NAME, NUMBER):
            text += " "
        if kind == STRING:
            if string_before:
                text = " " + text
            string_before = True
        else:
            string_before = False
        if kind == INDENT:
            indents.append(text)
            continue
        if kind == DEDENT:
            indents.pop()
            continue
        if kind in (NEWLINE, NL):
            line_start = True
        elif line_start and indents:
            parts.append(indents[-1])
            line_start = False
        parts.append(text)
    return encoding


def main():
    import argparse
    import sys

    parser = argparse.ArgumentParser(prog="python -m tokenize")
    parser.add_argument(dest="filename", nargs="?", metavar="filename.py", help="the file to tokenize; defaults to stdin")
    parser.add_argument("-e", "--exact", dest="exact", action="store_true", help="display token names using the exact type")
    args = parser.parse_args()
    if args.filename:
        with _open(args.filename, "rb") as f:
            tokens = list(tokenize(f.readline))
    else:
        tokens = _tokens(sys.stdin.readline)
    for t in tokens:
        place = "%d,%d-%d,%d:" % (t.start + t.end)
        print("%-20s%-15s%-15r" % (place, tok_name[t.exact_type if args.exact else t.type], t.string))


if __name__ == "__main__":
    main()
