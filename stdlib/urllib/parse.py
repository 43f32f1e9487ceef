"""URLs taken apart, put together, joined and quoted (RFC 3986 and what came before it)."""

import functools
import re
from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl", "quote",
           "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult",
           "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtspu", "sftp",
                 "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews", "prospero", "rtsp",
               "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp", "tel"]
non_hierarchical = ["gopher", "hdl", "mailto", "news", "telnet", "wais", "imap", "snews", "sip", "sips"]
uses_query = ["", "http", "wais", "imap", "https", "shttp", "mms", "gopher", "rtsp", "rtspu", "sip", "sips"]
uses_fragment = ["", "ftp", "hdl", "http", "gopher", "news", "nntp", "wais", "https", "shttp", "snews", "file", "prospero"]
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."

_BLANK_OR_CONTROL = "".join(map(chr, range(33)))
_UNSAFE = ["\t", "\r", "\n"]


def clear_cache():
    """Forgets the URLs that urlsplit() has taken apart."""
    urlsplit.cache_clear()


# ---- str and bytes: the functions work on str

def _same(obj):
    return obj


def _encode(obj, encoding="ascii", errors="strict"):
    return obj.encode(encoding, errors)


def _as_str(*args):
    """The arguments as str, and what turns the result into the type that they had."""
    is_str = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_str:
            raise TypeError("Cannot mix str and non-str arguments")
    if is_str:
        return args + (_same,)
    return tuple(x.decode("ascii", "strict") if x else "" for x in args) + (_encode,)


# ---- results

class _Text:
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._encoded_counterpart(*(x.encode(encoding, errors) for x in self))


class _Bytes:
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._decoded_counterpart(*(x.decode(encoding, errors) for x in self))


class _Netloc:
    __slots__ = ()

    def _cut(self):
        """User, password, host and port of the netloc, as they stand; None where there is none."""
        at, colon, open_, close = ("@", ":", "[", "]") if isinstance(self.netloc, str) else (b"@", b":", b"[", b"]")
        info, found, place = self.netloc.rpartition(at)
        user = password = None
        if found:
            user, found, password = info.partition(colon)
            if not found:
                password = None
        before, bracketed, rest = place.partition(open_)
        if bracketed:
            host, _, port = rest.partition(close)
            _, _, port = port.partition(colon)
        else:
            host, _, port = place.partition(colon)
        return user, password, host, port or None

    @property
    def username(self):
        return self._cut()[0]

    @property
    def password(self):
        return self._cut()[1]

    @property
    def hostname(self):
        host = self._cut()[2]
        if not host:
            return None
        percent = "%" if isinstance(host, str) else b"%"
        host, found, zone = host.partition(percent)
        return host.lower() + found + zone

    @property
    def port(self):
        port = self._cut()[3]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
        return port


_Defrag = namedtuple("_DefragResultBase", "url fragment")
_Split = namedtuple("_SplitResultBase", "scheme netloc path query fragment")
_Parse = namedtuple("_ParseResultBase", "scheme netloc path params query fragment")


class DefragResult(_Defrag, _Text):
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResult(_Split, _Text, _Netloc):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Parse, _Text, _Netloc):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_Defrag, _Bytes):
    __slots__ = ()

    def geturl(self):
        return self.url + b"#" + self.fragment if self.fragment else self.url


class SplitResultBytes(_Split, _Bytes, _Netloc):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_Parse, _Bytes, _Netloc):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


for _text, _bytes in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes), (ParseResult, ParseResultBytes)):
    _text._encoded_counterpart = _bytes
    _bytes._decoded_counterpart = _text
del _text, _bytes


# ---- apart and together

def urlparse(url, scheme="", allow_fragments=True):
    """scheme://netloc/path;params?query#fragment, taken apart."""
    url, scheme, coerce = _as_str(url, scheme)
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in url:
        slash = url.rfind("/")
        at = url.find(";", slash) if slash >= 0 else url.find(";")
        if at >= 0:
            url, params = url[:at], url[at + 1:]
    result = ParseResult(scheme, netloc, url, params, query, fragment)
    return result if coerce is _same else result.encode()


def _check_netloc(netloc):
    if not netloc or netloc.isascii():
        return
    import unicodedata
    plain = netloc.translate(dict.fromkeys(map(ord, "@:#?")))
    normal = unicodedata.normalize("NFKC", plain)
    if plain == normal:
        return
    for c in "/?#@:":
        if c in normal:
            raise ValueError("netloc '" + netloc + "' contains invalid characters under NFKC normalization")


@functools.lru_cache(typed=True)
def urlsplit(url, scheme="", allow_fragments=True):
    """scheme://netloc/path?query#fragment, taken apart."""
    url, scheme, coerce = _as_str(url, scheme)
    url = url.lstrip(_BLANK_OR_CONTROL)
    scheme = scheme.strip(_BLANK_OR_CONTROL)
    for c in _UNSAFE:
        url = url.replace(c, "")
        scheme = scheme.replace(c, "")
    netloc = query = fragment = ""
    colon = url.find(":")
    if colon > 0 and url[0].isascii() and url[0].isalpha() and all(c in scheme_chars for c in url[:colon]):
        scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == "//":
        end = min([i for i in map(lambda c: url.find(c, 2), "/?#") if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_bracketed(netloc)
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    _check_netloc(netloc)
    result = SplitResult(scheme, netloc, url, query, fragment)
    return result if coerce is _same else result.encode()


def _check_bracketed(netloc):
    host = netloc.partition("[")[2].partition("]")[0]
    if host.startswith("v"):
        if not re.match(r"\Av[a-fA-F0-9]+\..+\Z", host):
            raise ValueError("IPvFuture address is invalid")
    elif ":" not in host:
        raise ValueError(f"{host!r} does not appear to be an IPv4 or IPv6 address")


def urlunparse(components):
    """The URL of six parts, as urlparse() gives them."""
    scheme, netloc, url, params, query, fragment, coerce = _as_str(*components)
    if params:
        url = url + ";" + params
    return coerce(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    """The URL of five parts, as urlsplit() gives them."""
    scheme, netloc, url, query, fragment, coerce = _as_str(*components)
    if netloc or (scheme and scheme in uses_netloc and url[:2] != "//"):
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + (netloc or "") + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return coerce(url)


def _merged_path(base, path):
    """path, seen from base, without . and .. (RFC 3986, 5.2.4)."""
    parts = base.split("/")
    if parts[-1] != "":
        del parts[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = parts + path.split("/")
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == "..":
            try:
                resolved.pop()
            except IndexError:
                pass
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return "/".join(resolved) or "/"


def urljoin(base, url, allow_fragments=True):
    """The absolute URL that a relative one means, seen from a base."""
    if not base:
        return url
    if not url:
        return base
    base, url, coerce = _as_str(base, url)
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return coerce(url)
    if scheme in uses_netloc:
        if netloc:
            return coerce(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = bnetloc
    if not path and not params:
        path, params = bpath, bparams
        if not query:
            query = bquery
    else:
        path = _merged_path(bpath, path)
    return coerce(urlunparse((scheme, netloc, path, params, query, fragment)))


def urldefrag(url):
    """The URL without its fragment, and that."""
    url, coerce = _as_str(url)
    fragment = ""
    rest = url
    if "#" in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        rest = urlunparse((scheme, netloc, path, params, query, ""))
    result = DefragResult(rest, fragment)
    return result if coerce is _same else result.encode()


# ---- quoting

_HEX = "0123456789ABCDEFabcdef"
_byte_of = None


def unquote_to_bytes(string):
    """The bytes of text with %xx escapes."""
    global _byte_of
    if not string:
        string.split
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    parts = string.split(b"%")
    if len(parts) == 1:
        return string
    if _byte_of is None:
        _byte_of = {(a + b).encode(): bytes.fromhex(a + b) for a in _HEX for b in _HEX}
    result = [parts[0]]
    for part in parts[1:]:
        byte = _byte_of.get(part[:2])
        if byte is None:
            result.append(b"%" + part)
        else:
            result.append(byte)
            result.append(part[2:])
    return b"".join(result)


_ascii_runs = re.compile("([\x00-\x7f]+)")


def unquote(string, encoding="utf-8", errors="replace"):
    """The text that %xx escapes stand for."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        string.split
        return string
    if encoding is None:
        encoding = "utf-8"
    if errors is None:
        errors = "replace"
    parts = _ascii_runs.split(string)
    result = [parts[0]]
    for i in range(1, len(parts), 2):
        result.append(unquote_to_bytes(parts[i]).decode(encoding, errors))
        result.append(parts[i + 1])
    return "".join(result)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """unquote(), where + stands for a blank."""
    return unquote(string.replace("+", " "), encoding, errors)


_ALWAYS_SAFE = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"
_quoters = {}


def _quoter(safe):
    """What each byte becomes."""
    table = _quoters.get(safe)
    if table is None:
        table = [chr(b) if b in _ALWAYS_SAFE or b in safe else f"%{b:02X}" for b in range(256)]
        if len(_quoters) < 64:
            _quoters[safe] = table
    return table


def quote_from_bytes(bs, safe="/"):
    """Bytes with all but letters, digits, _.-~ and safe characters as %xx."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    else:
        safe = bytes(c for c in safe if c < 128)
    if not bs.rstrip(_ALWAYS_SAFE + safe):
        return bs.decode()
    table = _quoter(safe)
    return "".join([table[b] for b in bs])


def quote(string, safe="/", encoding=None, errors=None):
    """Text with all but letters, digits, _.-~ and safe characters as %xx."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode("utf-8" if encoding is None else encoding, "strict" if errors is None else errors)
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """quote() with + for blanks."""
    if (isinstance(string, str) and " " not in string) or (isinstance(string, bytes) and b" " not in string):
        return quote(string, safe, encoding, errors)
    blank = " " if isinstance(safe, str) else b" "
    return quote(string, safe + blank, encoding, errors).replace(" ", "+")


# ---- queries

def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    """A query as a dict of lists."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding=encoding, errors=errors, max_num_fields=max_num_fields,
                                 separator=separator):
        result.setdefault(name, []).append(value)
    return result


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    """A query as a list of pairs."""
    qs, coerce = _as_str(qs)
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if isinstance(separator, bytes):
        separator = separator.decode("ascii")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    result = []
    if not qs:
        return result
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, found, value = field.partition("=")
        if not found:
            if strict_parsing:
                raise ValueError("bad query field: %r" % (field,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            name = coerce(unquote(name.replace("+", " "), encoding=encoding, errors=errors))
            value = coerce(unquote(value.replace("+", " "), encoding=encoding, errors=errors))
            result.append((name, value))
    return result


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """The query of a mapping or of pairs; doseq: a sequence gives a field for each of its items."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as error:
            raise TypeError("not a valid non-string sequence or mapping object") from error

    def text(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(value if isinstance(value, str) else str(value), safe, encoding, errors)

    fields = []
    for name, value in query:
        name = text(name)
        if doseq and not isinstance(value, (bytes, str)):
            try:
                len(value)
            except TypeError:
                pass
            else:
                fields.extend(name + "=" + text(item) for item in value)
                continue
        fields.append(name + "=" + text(value))
    return "&".join(fields)
