"""Messages in the user's language, from catalogues of GNU gettext (.mo files)."""

import os
import re
import struct
import sys

__all__ = ["NullTranslations", "GNUTranslations", "Catalog", "bindtextdomain", "find", "translation", "install", "textdomain",
           "dgettext", "dngettext", "gettext", "ngettext", "pgettext", "dpgettext", "npgettext", "dnpgettext"]

_default_localedir = os.path.join(sys.base_prefix, "share", "locale")

# ---- plural forms: an expression of C in n ----

_plural_token = re.compile(r"\s*(\d+|n|\|\||&&|==|!=|<=|>=|[-+*/%<>!?:()])")
_levels = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]]
_words = {"||": "or", "&&": "and", "/": "//"}


class _Plural:
    def __init__(self, text):
        self.tokens, at = [], 0
        text = text.rstrip()
        while at < len(text):
            match = _plural_token.match(text, at)
            if not match:
                raise ValueError("invalid token in plural form: %s" % text[at:].strip()[:1])
            self.tokens.append(match[1])
            at = match.end()
        self.tokens.append("")

    def take(self, expected=None):
        token = self.tokens.pop(0)
        if expected is not None and token != expected or not token and expected is None:
            raise ValueError("unexpected end of plural form" if not token else "unexpected token in plural form: %s" % token)
        return token

    def choice(self, depth=0):
        if depth > 20:
            raise ValueError("plural form expression is too complex")
        test = self.binary(0, depth)
        if self.tokens[0] != "?":
            return test
        self.take()
        yes = self.choice(depth + 1)
        self.take(":")
        no = self.choice(depth + 1)
        return f"({yes} if {test} else {no})"

    def binary(self, level, depth):
        if level == len(_levels):
            return self.unary(depth)
        left = self.binary(level + 1, depth)
        while self.tokens[0] in _levels[level]:
            op = self.take()
            left = f"({left} {_words.get(op, op)} {self.binary(level + 1, depth)})"
        return left

    def unary(self, depth):
        token = self.take()
        if token == "!":
            return f"(not {self.unary(depth)})"
        if token == "(":
            inner = self.choice(depth + 1)
            self.take(")")
            return inner
        if token != "n" and not token.isdigit():
            raise ValueError("unexpected token in plural form: %s" % token)
        return token


def c2py(plural):
    """The function of n that a Plural-Forms expression describes."""
    if len(plural) > 1000:
        raise ValueError("plural form expression is too long")
    parser = _Plural(plural)
    text = parser.choice()
    parser.take("")
    compiled = eval("lambda n: int(%s)" % text)

    def function(n):
        if not isinstance(n, int):
            whole = round(n)
            import warnings

            warnings.warn("Plural value must be an integer, got %s" % type(n).__name__, DeprecationWarning, stacklevel=4)
            n = whole
        return compiled(n)

    return function


# ---- catalogues ----

class NullTranslations:
    """No translation: gives what it gets, unless a fallback knows better."""

    def __init__(self, fp=None):
        self._info, self._charset, self._fallback = {}, None, None
        if fp is not None:
            self._parse(fp)

    def add_fallback(self, fallback):
        last = self._fallback
        if not last:
            self._fallback = fallback
        else:
            last.add_fallback(fallback)

    def _parse(self, fp):
        pass

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def charset(self):
        return self._charset

    def info(self):
        return self._info

    def install(self, names=None):
        import builtins

        builtins.__dict__["_"] = self.gettext
        for name in {"gettext", "ngettext", "npgettext", "pgettext"} & set(names or ()):
            builtins.__dict__[name] = getattr(self, name)


class GNUTranslations(NullTranslations):
    """A catalogue out of a .mo file."""

    LE_MAGIC, BE_MAGIC = 0x950412DE, 0xDE120495
    CONTEXT = "%s\x04%s"
    VERSIONS = (0, 1)

    def _parse(self, fp):
        filename = getattr(fp, "name", "")
        self._catalog = catalog = {}
        self.plural = lambda n: int(n != 1)
        data = fp.read()
        magic = struct.unpack("<I", data[:4])[0]
        if magic not in (self.LE_MAGIC, self.BE_MAGIC):
            raise OSError(0, "Bad magic number", filename)
        order = "<" if magic == self.LE_MAGIC else ">"
        version, count, ids, texts = struct.unpack(order + "4I", data[4:20])
        if version >> 16 not in self.VERSIONS:
            raise OSError(0, "Bad version number " + str(version >> 16), filename)
        for i in range(count):
            id_size, id_at = struct.unpack(order + "II", data[ids + 8 * i:ids + 8 * i + 8])
            size, at = struct.unpack(order + "II", data[texts + 8 * i:texts + 8 * i + 8])
            if id_at + id_size >= len(data) or at + size >= len(data):
                raise OSError(0, "File is corrupt", filename)
            key, text = data[id_at:id_at + id_size], data[at:at + size]
            if id_size == 0:
                self._read_header(text)
            charset = self._charset or "ascii"
            if b"\x00" in key:
                single = str(key.split(b"\x00")[0], charset)
                for place, form in enumerate(text.split(b"\x00")):
                    catalog[single, place] = str(form, charset)
            else:
                catalog[str(key, charset)] = str(text, charset)

    def _read_header(self, text):
        last = None
        for line in text.split(b"\n"):
            line = line.decode().strip()
            if not line or line.startswith("#-#-#-#-#") and line.endswith("#-#-#-#-#"):
                continue
            if ":" not in line:
                if last:
                    self._info[last] += "\n" + line
                continue
            key, value = line.split(":", 1)
            last, value = key.strip().lower(), value.strip()
            self._info[last] = value
            if last == "content-type":
                self._charset = value.split("charset=")[1]
            elif last == "plural-forms":
                self.plural = c2py(value.split(";")[1].split("plural=")[1])

    def _find(self, key):
        text = self._catalog.get(key)
        return self._catalog.get((key, self.plural(1))) if text is None else text

    def gettext(self, message):
        text = self._find(message)
        return super().gettext(message) if text is None else text

    def ngettext(self, msgid1, msgid2, n):
        text = self._catalog.get((msgid1, self.plural(n)))
        return super().ngettext(msgid1, msgid2, n) if text is None else text

    def pgettext(self, context, message):
        text = self._find(self.CONTEXT % (context, message))
        return super().pgettext(context, message) if text is None else text

    def npgettext(self, context, msgid1, msgid2, n):
        text = self._catalog.get((self.CONTEXT % (context, msgid1), self.plural(n)))
        return super().npgettext(context, msgid1, msgid2, n) if text is None else text


def _variants(name):
    """A locale's name with less and less detail: de_DE.UTF-8@euro, de_DE@euro, …, de."""
    import locale

    name = locale.normalize(name)
    rest, at, modifier = name.partition("@")
    rest, dot, codeset = rest.partition(".")
    language, under, territory = rest.partition("_")
    parts = [(at + modifier, 1 if at else 0), (dot + codeset, 2 if dot else 0), (under + territory, 4 if under else 0)]
    mask = sum(bit for _text, bit in parts)
    result = []
    for chosen in range(mask + 1):
        if not chosen & ~mask:
            texts = {bit: text for text, bit in parts if bit and chosen & bit}
            result.insert(0, language + texts.get(4, "") + texts.get(2, "") + texts.get(1, ""))
    return result


def find(domain, localedir=None, languages=None, all=False):
    """The .mo file of that domain for the first of the languages that has one; all: a list."""
    if localedir is None:
        localedir = _default_localedir
    if languages is None:
        languages = []
        for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
            value = os.environ.get(variable)
            if value:
                languages = value.split(":")
                break
        if "C" not in languages:
            languages.append("C")
    names = []
    for language in languages:
        for name in _variants(language):
            if name not in names:
                names.append(name)
    result = []
    for name in names:
        if name == "C":
            break
        path = os.path.join(localedir, name, "LC_MESSAGES", "%s.mo" % domain)
        if os.path.exists(path):
            if not all:
                return path
            result.append(path)
    return result if all else None


_translations = {}


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    if class_ is None:
        class_ = GNUTranslations
    files = find(domain, localedir, languages, all=True)
    if not files:
        if fallback:
            return NullTranslations()
        from errno import ENOENT

        raise FileNotFoundError(ENOENT, "No translation file found for domain", domain)
    import copy

    result = None
    for path in files:
        key = class_, os.path.abspath(path)
        if key not in _translations:
            with open(path, "rb") as fp:
                _translations[key] = class_(fp)
        found = copy.copy(_translations[key])
        if result is not None:
            result.add_fallback(found)
            continue
        result = found
    return result


def install(domain, localedir=None, *, names=None):
    translation(domain, localedir, fallback=True).install(names)


# ---- domains ----

_localedirs = {}
_current_domain = "messages"


def textdomain(domain=None):
    global _current_domain
    _current_domain = _current_domain if domain is None else domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def _of(domain):
    return translation(domain, _localedirs.get(domain), fallback=True)


# Each kind of message by domain, and by the current one.


def dgettext(domain, message):
    return _of(domain).gettext(message)


def gettext(message):
    return _of(_current_domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return _of(domain).ngettext(msgid1, msgid2, n)


def ngettext(msgid1, msgid2, n):
    return _of(_current_domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return _of(domain).pgettext(context, message)


def pgettext(context, message):
    return _of(_current_domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _of(domain).npgettext(context, msgid1, msgid2, n)


def npgettext(context, msgid1, msgid2, n):
    return _of(_current_domain).npgettext(context, msgid1, msgid2, n)


Catalog = translation
