"""Regular expressions. The matcher and its objects are native (_re); here are the functions that scripts call."""

import enum

import _re

__version__ = "2.2.1"
__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split",
    "findall", "finditer", "compile", "purge", "template", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U",
    "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE",
    "UNICODE", "NOFLAG", "RegexFlag",
]

Pattern = _re.Pattern
Match = _re.Match


class error(Exception):
    """What is wrong with a pattern: msg, pattern, pos, lineno and colno tell it apart."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


_compile = _re.compile


def _warn(category, text):
    """A warning about a pattern, at the place that it came from."""
    import sys
    import warnings

    level, frame = 1, sys._getframe()
    while frame is not None and frame.f_globals is globals():
        level, frame = level + 1, frame.f_back
    warnings.warn(text, category, level)


def match(pattern, string, flags=0):
    """A Match where the pattern matches at the start of the string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A Match where the pattern matches all of the string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """A Match for the first place where the pattern matches, or None."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """The string with the leftmost matches that do not overlap replaced by repl: text with escapes, or a function."""
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """What sub() gives, and the number of replacements."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """The parts of the string between matches, and the groups of those."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """A list of all matches: texts, or the groups where there are groups."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over Match objects for all matches."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """The Pattern of a regular expression."""
    return _compile(pattern, flags)


def purge():
    """Forgets the patterns that have been compiled."""
    _re.purge()


def template(pattern, flags=0):
    """Like compile(), with the TEMPLATE flag."""
    import warnings
    warnings.warn("The re.template() function is deprecated "
                  "as it is an undocumented feature "
                  "without an obvious purpose. "
                  "Use re.compile() instead.", DeprecationWarning)
    return _compile(pattern, flags | TEMPLATE)


_escapes = {c: "\\" + chr(c) for c in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The pattern that matches that text and nothing else."""
    if isinstance(pattern, str):
        return pattern.translate(_escapes)
    return str(pattern, "latin1").translate(_escapes).encode("latin1")


class Scanner:
    """Takes a text apart by a list of (pattern, action) pairs."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        rules = "|".join(f"(?P<_rule{i}>{phrase})" for i, (phrase, action) in enumerate(lexicon))
        self.scanner = _compile(rules, flags)
        numbers = self.scanner.groupindex
        self._actions = {numbers[f"_rule{i}"]: action for i, (phrase, action) in enumerate(lexicon)}

    def scan(self, string):
        result = []
        match = self.scanner.scanner(string).match
        end = 0
        while True:
            m = match()
            if not m or m.end() == end:
                break
            action = self._actions[m.lastindex]
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            end = m.end()
        return result, string[end:]
