"""Tags, data, comments and the like of HTML, as they come."""
import re as _re
from html import unescape

__all__ = ["HTMLParser"]

_name = _re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*")
_attribute = _re.compile(r"""((?<=['"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?(?:\s|/(?!>))*""")
_whole_tag = _re.compile(
    r"""<[a-zA-Z][^\t\n\r\f />\x00]*(?:[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)\s*)?"""
    r"""(?:\s|/(?!>))*)*)?\s*""", _re.VERBOSE)
_char_reference = _re.compile(r"&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]")
_entity_reference = _re.compile(r"&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]")
_incomplete = _re.compile(r"&[a-zA-Z#]")


class HTMLParser:
    """Calls handle_… for each part of what it is fed."""

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata, self.lasttag, self.cdata_elem = "", "???", None
        self.lineno, self.offset, self._start_text = 1, 0, None

    def feed(self, data):
        self.rawdata += data
        self._go(False)

    def close(self):
        self._go(True)

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self._start_text

    def updatepos(self, i, j):
        if i >= j:
            return j
        text = self.rawdata
        lines = text.count("\n", i, j)
        if lines:
            self.lineno += lines
            self.offset = j - (text.rindex("\n", i, j) + 1)
        else:
            self.offset += j - i
        return j

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        self.cdata_elem = None

    def _data(self, text):
        if text:
            self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)

    def _go(self, end):
        text, i = self.rawdata, 0
        n = len(text)
        while i < n:
            if self.cdata_elem:
                m = _re.compile(r"</%s\s*>" % self.cdata_elem, _re.I).search(text, i)
                j = m.start() if m else -1
                if j < 0:
                    if not end:
                        break
                    j = n
            elif self.convert_charrefs:
                j = text.find("<", i)
                if j < 0:
                    amp = text.rfind("&", max(i, n - 34))
                    if amp >= 0 and not _re.compile(r"[\s;]").search(text, amp) and not end:
                        break
                    j = n
            else:
                m = _re.compile("[&<]").search(text, i)
                j = m.start() if m else n
            if i < j:
                self._data(text[i:j])
            i = self.updatepos(i, j)
            if i == n:
                break
            if text[i] == "<":
                k = self._markup(text, i)
                if k < 0:
                    if not end:
                        break
                    k = text.find(">", i + 1)
                    if k < 0:
                        k = text.find("<", i + 1)
                        if k < 0:
                            k = i + 1
                    else:
                        k += 1
                    self._data(text[i:k])
                i = self.updatepos(i, k)
            else:
                k = self._reference(text, i, end)
                if k < 0:
                    break
                i = self.updatepos(i, k)
        if end and i < n and not self.cdata_elem:
            self._data(text[i:n])
            i = self.updatepos(i, n)
        self.rawdata = text[i:]

    def _reference(self, text, i, end):
        """Behind a reference, or -1: more is needed."""
        m = _char_reference.match(text, i)
        if m or end and (m := _re.compile(r"&#(?:[0-9]+|[xX][0-9a-fA-F]+)").match(text, i)):
            self.handle_charref(m.group()[2:].rstrip(";\n\t <&") if m.group()[-1] not in "0123456789abcdefABCDEF" and
                                m.group()[-1] == ";" else _re.match(r"[xX]?[0-9a-fA-F]+", m.group()[2:]).group())
            k = i + 2 + len(_re.match(r"[xX]?[0-9a-fA-F]+", m.group()[2:]).group())
            return k + 1 if text[k:k + 1] == ";" else k
        m = _entity_reference.match(text, i)
        if m:
            self.handle_entityref(m[1])
            k = m.end(1)
            return k + 1 if text[k:k + 1] == ";" else k
        if _incomplete.match(text, i) and not end:
            return -1
        self.handle_data("&")
        return i + 1

    def _markup(self, text, i):
        """Behind what begins with < there, or -1: more is needed."""
        follow = text[i + 1:i + 2]
        if follow.isascii() and follow.isalpha():
            return self._start_tag(text, i)
        if text.startswith("</", i):
            return self._end_tag(text, i)
        if text.startswith("<!--", i):
            m = _re.compile(r"--\s*>").search(text, i + 4)
            if not m:
                return -1
            self.handle_comment(text[i + 4:m.start()])
            return m.end()
        if text.startswith("<?", i):
            j = text.find(">", i + 2)
            if j < 0:
                return -1
            self.handle_pi(text[i + 2:j])
            return j + 1
        if text.startswith("<!", i):
            j = text.find(">", i + 2)
            if text.startswith("<![", i):
                m = _re.compile(r"\]\s*\]\s*>" if text[i + 3:i + 9] == "CDATA[" else r"\]\s*>").search(text, i + 3)
                if not m:
                    return -1
                self.unknown_decl(text[i + 3:m.start()])
                return m.end()
            if j < 0:
                return -1
            if text[i + 2:i + 9].lower() == "doctype":
                self.handle_decl(text[i + 2:j])
            else:
                self.handle_comment(text[i + 2:j])
            return j + 1
        if i + 1 < len(text):
            self.handle_data("<")
            return i + 1
        return -1

    def _tag_end(self, text, i):
        """Behind the tag, or -1."""
        m = _whole_tag.match(text, i)
        j = m.end()
        if text[j:j + 1] == ">":
            return j + 1
        if text.startswith("/>", j):
            return j + 2
        if j >= len(text) or text.startswith("/", j) and j + 1 >= len(text):
            return -1
        if text[j] in "abcdefghijklmnopqrstuvwxyz=/ABCDEFGHIJKLMNOPQRSTUVWXYZ'\"":
            k = text.find(">", j)
            return k + 1 if k >= 0 else -1
        return j if j > i else i + 1

    def _start_tag(self, text, i):
        self._start_text = None
        end = self._tag_end(text, i)
        if end < 0:
            return end
        self._start_text = text[i:end]
        m = _name.match(text, i + 1)
        k, attributes = m.end(), []
        self.lasttag = tag = m[1].lower()
        while k < end:
            m = _attribute.match(text, k)
            if not m:
                break
            name, rest, value = m.group(1, 2, 3)
            if not rest:
                value = None
            elif value[:1] == value[-1:] and value[:1] in ("'", '"') and len(value) > 1:
                value = value[1:-1]
            attributes.append((name.lower(), unescape(value) if value else value))
            k = m.end()
        close = text[k:end].strip()
        if close not in (">", "/>"):
            self.handle_data(text[i:end])
            return end
        if close == "/>":
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def _end_tag(self, text, i):
        j = text.find(">", i + 1)
        if j < 0:
            return -1
        m = _re.compile(r"</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>").match(text, i)
        if m:
            tag = m[1].lower()
            if self.cdata_elem is not None and tag != self.cdata_elem:
                self.handle_data(text[i:m.end()])
                return m.end()
            self.handle_endtag(tag)
            self.clear_cdata_mode()
            return m.end()
        if self.cdata_elem is not None:
            self.handle_data(text[i:j + 1])
            return j + 1
        m = _re.compile(r"</([a-zA-Z][^\t\n\r\f />\x00]*)").match(text, i)
        if m:
            self.handle_endtag(m[1].lower())
            return j + 1
        if text.startswith("</>", i):
            return i + 3
        self.handle_comment(text[i + 2:j])
        return j + 1

    # for subclasses

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
