"""XML as trees of elements: parsed, searched, built, written. The parser is this module's own: it knows namespaces, entities of
internal declarations, CDATA, comments and processing instructions, and checks that documents are well-formed; external
entities and validation it does not know."""
import io
import re

__all__ = ["Comment", "dump", "Element", "ElementTree", "canonicalize", "fromstring", "fromstringlist", "indent", "iselement",
           "iterparse", "parse", "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring",
           "tostringlist", "TreeBuilder", "VERSION", "XML", "XMLID", "XMLParser", "register_namespace"]

VERSION = "1.3.0"


class ParseError(SyntaxError):
    """Text that is not well-formed: code, position (line, column)."""


def iselement(element):
    return hasattr(element, "tag")


class Element:
    """A tag with attributes, text and elements within."""

    text = tail = None

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"Element() argument 2 must be dict, not {type(attrib).__name__}")
        self.tag, self.attrib, self._children = tag, {**attrib, **extra}, []

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib):
        return type(self)(tag, attrib)

    def __copy__(self):
        new = self.makeelement(self.tag, self.attrib)
        new.text, new.tail = self.text, self.tail
        new[:] = self
        return new

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        import warnings
        warnings.warn("The behavior of this method will change in future versions.  Use specific 'len(elem)' or "
                      "'elem is not None' test instead.", FutureWarning, stacklevel=2)
        return len(self._children) != 0

    def __getitem__(self, index):
        return self._children[index]

    def __setitem__(self, index, element):
        if isinstance(index, slice):
            element = list(element)
            for item in element:
                self._check(item)
        else:
            self._check(element)
        self._children[index] = element

    def __delitem__(self, index):
        del self._children[index]

    def _check(self, element):
        if not isinstance(element, Element):
            raise TypeError("append() argument must be xml.etree.ElementTree.Element, not %s" % type(element).__name__)

    def append(self, subelement):
        self._check(subelement)
        self._children.append(subelement)

    def extend(self, elements):
        for element in elements:
            self.append(element)

    def insert(self, index, subelement):
        self._check(subelement)
        self._children.insert(index, subelement)

    def remove(self, subelement):
        try:
            self._children.remove(subelement)
        except ValueError:
            raise ValueError("list.remove(x): x not in list") from None

    def find(self, path, namespaces=None):
        return next(_find_all(self, path, namespaces), None)

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path, namespaces)
        return default if found is None else found.text or ""

    def findall(self, path, namespaces=None):
        return list(_find_all(self, path, namespaces))

    def iterfind(self, path, namespaces=None):
        return _find_all(self, path, namespaces)

    def clear(self):
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value):
        self.attrib[key] = value

    def keys(self):
        return self.attrib.keys()

    def items(self):
        return self.attrib.items()

    def iter(self, tag=None):
        if tag == "*":
            tag = None
        if tag is None or self.tag == tag:
            yield self
        for child in self._children:
            yield from child.iter(tag)

    def itertext(self):
        if not isinstance(self.tag, str) and self.tag is not None:
            return
        if self.text:
            yield self.text
        for child in self:
            yield from child.itertext()
            if child.tail:
                yield child.tail


Element.__module__ = "xml.etree.ElementTree"


def SubElement(parent, tag, attrib={}, **extra):
    """A new element at the end of another one."""
    element = parent.makeelement(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = target + " " + text if text else target
    return element


PI = ProcessingInstruction


class QName:
    """A name in a namespace."""

    def __init__(self, text_or_uri, tag=None):
        self.text = f"{{{text_or_uri}}}{tag}" if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<QName {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, QName) else other)

    def __lt__(self, other):
        return self.text < (other.text if isinstance(other, QName) else other)


# ---- paths ----

_step = re.compile(r"('[^']*'|\"[^\"]*\")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]\(\)@=])|((?:\{[^}]+\})?[^/\[\]\(\)@!=\s]+)|\s+")


def _tokens(path, namespaces):
    default, attribute = (namespaces or {}).get(""), False
    for m in _step.finditer(path):
        string, mark, name = m.groups()
        if name and name[0] != "{":
            if ":" in name:
                prefix, _, local = name.partition(":")
                try:
                    name = f"{{{namespaces[prefix]}}}{local}" if namespaces else _no_prefix(prefix)
                except KeyError:
                    _no_prefix(prefix)
            elif default and not attribute:
                name = f"{{{default}}}{name}"
        attribute = mark == "@"
        if string or mark or name:
            yield string, mark, name


def _no_prefix(prefix):
    raise SyntaxError(f"prefix {prefix!r} not found in prefix map") from None


def _tag_matches(tag, wanted):
    if wanted == "*" or wanted == "{*}*":
        return isinstance(tag, str)
    if not isinstance(tag, str):
        return False
    if wanted.startswith("{*}"):
        return tag == wanted[3:] or tag.endswith("}" + wanted[3:]) and tag[0] == "{"
    if wanted.startswith("{}"):
        return tag == wanted[2:]
    if wanted.endswith("}*"):
        return tag.startswith(wanted[:-1])
    return tag == wanted


def _find_all(root, path, namespaces=None):
    if path[-1:] == "/":
        path += "*"
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    tokens = list(_tokens(path, namespaces))
    parents, result, i, first = None, [root], 0, True

    def parent_of(element):
        nonlocal parents
        if parents is None:
            parents = {child: parent for parent in root.iter() for child in parent}
        return parents.get(element)

    while i < len(tokens):
        string, mark, name = tokens[i]
        if mark == "/":
            i += 1
            if i >= len(tokens) or tokens[i][1] == "/":
                raise SyntaxError("invalid path")
            continue
        if mark == "//":
            i += 1
            if i >= len(tokens):
                raise SyntaxError("invalid descendant")
            wanted = tokens[i][2] or tokens[i][1]
            if wanted != "*" and not tokens[i][2]:
                raise SyntaxError("invalid descendant")
            result = list(_unique(found for element in result for found in element.iter()
                                  if found is not element and _tag_matches(found.tag, wanted)))
        elif mark == "*" or name:
            wanted = name or "*"
            result = [child for element in result for child in element if _tag_matches(child.tag, wanted)]
        elif mark == "..":
            result = list(_unique(found for found in map(parent_of, result) if found is not None))
        elif mark == ".":
            pass
        elif mark == "[":
            end = i + 1
            while end < len(tokens) and tokens[end][1] != "]":
                end += 1
            if end == len(tokens):
                raise SyntaxError("invalid path")
            result = _filtered(result, tokens[i + 1:end], parent_of)
            i = end
        else:
            raise SyntaxError("invalid path")
        i += 1
    return iter(result)


def _unique(items):
    seen = set()
    for item in items:
        if id(item) not in seen:
            seen.add(id(item))
            yield item


def _filtered(elements, tokens, parent_of):
    shape = "".join("'" if string else mark if mark else "n" for string, mark, name in tokens)
    value = tokens[-1][0][1:-1] if tokens and tokens[-1][0] else None
    name = next((token[2] for token in tokens if token[2]), None)
    if shape == "@n":
        return [e for e in elements if e.get(name) is not None]
    if shape == "@n='":
        return [e for e in elements if e.get(name) == value]
    if shape == "@n!='":
        return [e for e in elements if e.get(name) not in (None, value)]
    if shape == "n" and not re.fullmatch(r"-?\d+", name):
        return [e for e in elements if e.find(name) is not None]
    if shape in (".='", "n='", ".!='", "n!='"):
        equal = "!" not in shape
        if shape[0] == ".":
            return [e for e in elements if ("".join(e.itertext()) == value) == equal]
        return [e for e in elements if any(("".join(child.itertext()) == value) == equal for child in e.findall(name))]
    if shape == "n" or shape in ("n()", "n()n", "n()-n") :
        if shape == "n":
            index = int(name) - 1
            if index < 0:
                raise SyntaxError("XPath position >= 1 expected")
        else:
            if name != "last":
                raise SyntaxError("unsupported function")
            index = -1
            if shape != "n()":
                index = int(tokens[-1][2]) - 1
                if index > -2:
                    raise SyntaxError("XPath offset from last() must be negative")
        kept = []
        for e in elements:
            parent = parent_of(e)
            if parent is None:
                continue
            same = parent.findall(e.tag)
            if -len(same) <= index < len(same) and same[index] is e:
                kept.append(e)
        return kept
    raise SyntaxError("invalid predicate")


# ---- the parser ----

_NAME = r"[A-Za-z_:\u0080-\U0010ffff][-A-Za-z0-9._:\u0080-\U0010ffff]*"
_start = re.compile(rf"<({_NAME})((?:\s+{_NAME}\s*=\s*(?:\"[^<\"]*\"|'[^<']*'))*)\s*(/?)>")
_attribute = re.compile(rf"({_NAME})\s*=\s*(\"[^<\"]*\"|'[^<']*')")
_end = re.compile(rf"</({_NAME})\s*>")
_reference = re.compile(rf"&(?:#(\d+)|#x([0-9a-fA-F]+)|({_NAME}));")
_entity = re.compile(rf"<!ENTITY\s+({_NAME})\s+(\"[^\"]*\"|'[^']*')\s*>")
_predefined = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_XML = "http://www.w3.org/XML/1998/namespace"


class TreeBuilder:
    """Makes a tree of what a parser tells."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._data, self._elements, self._last, self._root, self._tail = [], [], None, None, False
        self._factory = element_factory or Element
        self._comment, self._pi = comment_factory or Comment, pi_factory or ProcessingInstruction
        self.insert_comments, self.insert_pis = insert_comments, insert_pis

    def close(self):
        if self._elements:
            raise AssertionError("missing end tags")
        if self._root is None:
            raise AssertionError("missing toplevel element")
        return self._root

    def _flush(self):
        if not self._data:
            return
        if self._last is not None:
            text = "".join(self._data)
            if self._tail:
                self._last.tail = text
            else:
                self._last.text = text
        self._data = []

    def data(self, data):
        self._data.append(data)

    def start(self, tag, attrs):
        self._flush()
        self._last = element = self._factory(tag, attrs)
        if self._elements:
            self._elements[-1].append(element)
        elif self._root is None:
            self._root = element
        self._elements.append(element)
        self._tail = False
        return element

    def end(self, tag):
        self._flush()
        self._last = self._elements.pop()
        self._tail = True
        return self._last

    def _single(self, element, insert):
        if insert:
            self._flush()
            self._last = element
            if self._elements:
                self._elements[-1].append(element)
            self._tail = True
        return element

    def comment(self, text):
        return self._single(self._comment(text), self.insert_comments)

    def pi(self, target, text=None):
        return self._single(self._pi(target, text), self.insert_pis)


class XMLParser:
    """Tells a TreeBuilder what a document holds."""

    def __init__(self, *, target=None, encoding=None):
        self.target, self._encoding, self._parts = TreeBuilder() if target is None else target, encoding, []
        self.entity = {}
        self.version = "Expat 2.5.0"

    def feed(self, data):
        self._parts.append(data)

    def close(self):
        parts, self._parts = self._parts, []
        if any(isinstance(part, (bytes, bytearray)) for part in parts):
            text = self._decoded(b"".join(part.encode() if isinstance(part, str) else part for part in parts))
        else:
            text = "".join(parts)
        self._parse(text.replace("\r\n", "\n").replace("\r", "\n"))
        close = getattr(self.target, "close", None)
        return close() if close else None

    def _decoded(self, data):
        encoding = self._encoding
        if data[:3] == b"\xef\xbb\xbf":
            data = data[3:]
            encoding = encoding or "utf-8"
        elif data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            encoding = encoding or "utf-16"
        if encoding is None:
            m = re.match(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", data)
            encoding = m[1].decode("ascii") if m else "utf-8"
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as e:
            self._text = data[:e.start].decode(encoding)
            self._fail("not well-formed (invalid token)", 4, e.start)
        except LookupError:
            raise ValueError(f"unknown encoding: {encoding}") from None

    def _fail(self, message, code, at):
        line = self._text.count("\n", 0, at) + 1
        column = at - (self._text.rfind("\n", 0, at) + 1)
        error = ParseError(f"{message}: line {line}, column {column}")
        error.code, error.position = code, (line, column)
        raise error

    def _expanded(self, text, at, attribute=False):
        """Without references."""
        if attribute:
            text = re.sub(r"[\t\n]", " ", text)
        if "&" not in text:
            return text
        parts, end = [], 0
        while (found := text.find("&", end)) >= 0:
            parts.append(text[end:found])
            m = _reference.match(text, found)
            if m is None:
                rest = re.compile(r"&#?[\w.:-]*").match(text, found)
                self._fail("not well-formed (invalid token)", 4, at + rest.end())
            decimal, hexadecimal, name = m.groups()
            if name is None:
                code = int(decimal or hexadecimal, 10 if decimal else 16)
                if code > 0x10ffff or 0xd800 <= code < 0xe000 or code < 32 and code not in (9, 10, 13):
                    self._fail("reference to invalid character number", 14, at + found)
                parts.append(chr(code))
            elif name in _predefined:
                parts.append(_predefined[name])
            elif name in self.entity:
                parts.append(self.entity[name])
            else:
                self._fail("undefined entity", 11, at + found)
            end = m.end()
        parts.append(text[end:])
        return "".join(parts)

    def _qualified(self, name, spaces, at, attribute=False):
        prefix, colon, local = name.partition(":")
        if not colon:
            space = None if attribute else spaces.get("")
            return f"{{{space}}}{name}" if space else name
        if prefix == "xml":
            return f"{{{_XML}}}{local}"
        if prefix not in spaces:
            self._fail("unbound prefix", 27, at)
        return f"{{{spaces[prefix]}}}{local}"

    def _parse(self, text):
        self._text = text
        target, at, open_tags, seen_root = self.target, 0, [], False
        spaces = {}
        if not text.strip():
            self._fail("no element found", 3, len(text))
        has = {name: getattr(target, name, None) for name in ("start", "end", "data", "comment", "pi", "start_ns", "end_ns")}
        if text.startswith("<?xml") and text[5:6].isspace():
            at = text.find("?>")
            if at < 0:
                self._fail("unclosed token", 5, 0)
            at += 2
        while at < len(text):
            next_tag = text.find("<", at)
            stop = len(text) if next_tag < 0 else next_tag
            if stop > at:
                data = text[at:stop]
                if open_tags:
                    if "]]>" in data:
                        self._fail("not well-formed (invalid token)", 4, at + data.index("]]>"))
                    for n, c in enumerate(data):
                        if c < " " and c not in "\t\n":
                            self._fail("not well-formed (invalid token)", 4, at + n)
                    if has["data"]:
                        has["data"](self._expanded(data, at))
                elif data.strip():
                    junk = at + len(data) - len(data.lstrip())
                    if seen_root:
                        self._fail("junk after document element", 9, junk)
                    self._fail("syntax error", 2, junk)
                at = stop
                continue
            if text.startswith("<!--", at):
                end = text.find("-->", at + 4)
                if end < 0:
                    self._fail("unclosed token", 5, at)
                if "--" in text[at + 4:end]:
                    self._fail("not well-formed (invalid token)", 4, text.index("--", at + 4) + 2)
                if has["comment"]:
                    has["comment"](text[at + 4:end])
                at = end + 3
            elif text.startswith("<![CDATA[", at):
                end = text.find("]]>", at)
                if not open_tags:
                    self._fail("syntax error" if not seen_root else "junk after document element", 2 if not seen_root else 9, at)
                if end < 0:
                    self._fail("unclosed CDATA section", 20, at)
                if has["data"] and end > at + 9:
                    has["data"](text[at + 9:end])
                at = end + 3
            elif text.startswith("<?", at):
                end = text.find("?>", at)
                if end < 0:
                    self._fail("unclosed token", 5, at)
                name, _, rest = text[at + 2:end].partition(" ")
                if name.lower() == "xml":
                    self._fail("XML or text declaration not at start of entity", 30, at)
                if has["pi"]:
                    has["pi"](name, rest.lstrip() or None)
                at = end + 2
            elif text.startswith("<!DOCTYPE", at):
                m = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL).match(text, at)
                if m is None:
                    self._fail("unclosed token", 5, at)
                for name, value in _entity.findall(m.group()):
                    self.entity.setdefault(name, value[1:-1])
                at = m.end()
            elif text.startswith("</", at):
                m = _end.match(text, at)
                if m is None:
                    self._bad_tag(at)
                if not open_tags:
                    self._fail("not well-formed (invalid token)" if not seen_root else "junk after document element",
                               4 if not seen_root else 9, at + 1 if not seen_root else at)
                name, tag, outer = open_tags.pop()
                if name != m[1]:
                    self._fail("mismatched tag", 7, at + 2)
                if has["end"]:
                    has["end"](tag)
                spaces = outer
                at = m.end()
            else:
                m = _start.match(text, at)
                if m is None:
                    self._bad_tag(at)
                if not open_tags and seen_root:
                    self._fail("junk after document element", 9, at)
                seen_root = True
                at = self._element(m, spaces, open_tags, has)
                spaces = self._spaces
        if open_tags:
            self._fail("no element found", 3, len(text))
        if not seen_root:
            self._fail("no element found", 3, len(text))

    def _bad_tag(self, at):
        """Where a tag goes wrong."""
        text = self._text
        m = re.compile(rf"</?(?:{_NAME})?").match(text, at)
        place = m.end()
        while n := re.compile(rf"\s+{_NAME}\s*=\s*(?:\"[^<\"]*\"|'[^<']*')").match(text, place):
            place = n.end()
        if n := re.compile(rf"\s+{_NAME}\s*(?:=\s*)?").match(text, place):
            place = n.end()
            if text[place:place + 1] in ("'", '"'):
                bad = re.compile("[<%s]" % text[place]).search(text, place + 1)
                place = bad.start() if bad else len(text)
        if place >= len(text):
            self._fail("unclosed token", 5, at)
        place += len(text[place:]) - len(text[place:].lstrip()) if m.end() != at + 1 else 0
        self._fail("not well-formed (invalid token)", 4, place)

    def _element(self, m, spaces, open_tags, has):
        name, rest, empty = m.groups()
        pairs, outer, names = [], spaces, set()
        if rest:
            for a in _attribute.finditer(rest):
                at = m.start(2) + a.start()
                if a[1] in names:
                    self._fail("duplicate attribute", 8, at)
                names.add(a[1])
                value = self._expanded(a[2][1:-1], m.start(2) + a.start(2) + 1, True)
                if a[1] == "xmlns" or a[1].startswith("xmlns:"):
                    spaces = {**spaces, a[1][6:]: value}
                    if has["start_ns"]:
                        has["start_ns"](a[1][6:], value)
                else:
                    pairs.append((a[1], value, at))
        tag = self._qualified(name, spaces, m.start())
        attributes = {self._qualified(key, spaces, m.start(), True): value for key, value, at in pairs}
        if has["start"]:
            has["start"](tag, attributes)
        self._spaces = spaces
        if empty:
            if has["end"]:
                has["end"](tag)
            self._spaces = outer
        else:
            open_tags.append((name, tag, outer))
        return m.end()


def XML(text, parser=None):
    """The root of a document."""
    parser = parser or XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {element.get("id"): element for element in tree.iter() if element.get("id")}


def fromstringlist(sequence, parser=None):
    return XML(type(sequence[0])().join(sequence), parser)


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def iterparse(source, events=None, parser=None):
    """(event, element) of each of a document's parts."""
    wanted, found = set(events or ("end",)), []

    class Target(TreeBuilder):
        def start(self, tag, attrs):
            element = super().start(tag, attrs)
            if "start" in wanted:
                found.append(("start", element))
            return element

        def end(self, tag):
            element = super().end(tag)
            if "end" in wanted:
                found.append(("end", element))
            return element

        def start_ns(self, prefix, uri):
            if "start-ns" in wanted:
                found.append(("start-ns", (prefix, uri)))

        def comment(self, text):
            element = super().comment(text)
            if "comment" in wanted:
                found.append(("comment", element))
            return element

        def pi(self, target, text=None):
            element = super().pi(target, text)
            if "pi" in wanted:
                found.append(("pi", element))
            return element

    class Events:
        root = None

        def __iter__(self):
            return self

        def __next__(self):
            if self.root is None:
                self.root = parse(source, XMLParser(target=Target())).getroot()
                self._left = iter(found)
            return next(self._left)
    return Events()


# ---- writing ----

_prefixes = {_XML: "xml", "http://www.w3.org/1999/xhtml": "html", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
             "http://schemas.xmlsoap.org/wsdl/": "wsdl", "http://www.w3.org/2001/XMLSchema": "xs",
             "http://www.w3.org/2001/XMLSchema-instance": "xsi", "http://purl.org/dc/elements/1.1/": "dc"}
_namespace_map = _prefixes
_empty_html = {"area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta",
               "param", "source", "track", "wbr"}


def register_namespace(prefix, uri):
    """The prefix that a namespace is written with."""
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, value in list(_prefixes.items()):
        if known == uri or value == prefix:
            del _prefixes[known]
    _prefixes[uri] = prefix


def _refuse(text):
    raise TypeError("cannot serialize %r (type %s)" % (text, type(text).__name__))


def _escaped(text):
    try:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") if text.__class__ else text
    except (TypeError, AttributeError):
        _refuse(text)


def _escaped_attribute(text):
    return _escaped(text).replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


def _names(root, default):
    """(qualified name -> name as written, namespace -> prefix)"""
    names, used = {None: None}, {}
    if default:
        used[default] = ""

    def add(name):
        if isinstance(name, QName):
            name = name.text
        if name in names:
            return
        if not isinstance(name, str):
            _refuse(name)
        if name[:1] != "{":
            if default:
                raise ValueError("cannot use non-qualified names with default_namespace option")
            names[name] = name
            return
        space, _, local = name[1:].rpartition("}")
        prefix = used.get(space)
        if prefix is None:
            prefix = _prefixes.get(space)
            if prefix is None:
                prefix = f"ns{len(used)}"
            if prefix != "xml":
                used[space] = prefix
        names[name] = f"{prefix}:{local}" if prefix else local

    for element in root.iter():
        if element.tag is not None and element.tag not in (Comment, ProcessingInstruction):
            add(element.tag)
        for key, value in element.items():
            add(key)
            if isinstance(value, QName):
                add(value)
        if isinstance(element.text, QName):
            add(element.text)
    return names, used


def _write(put, element, names, spaces, method, short):
    tag, text = element.tag, element.text
    if tag is Comment:
        put(f"<!--{text}-->")
    elif tag is ProcessingInstruction:
        put(f"<?{text}?>")
    else:
        name = names[tag.text if isinstance(tag, QName) else tag]
        if name is None:
            if text:
                put(_escaped(text))
            for child in element:
                _write(put, child, names, None, method, short)
        else:
            put("<" + name)
            for space, prefix in sorted((spaces or {}).items(), key=lambda item: item[1]):
                put(f' xmlns{":" + prefix if prefix else ""}="{_escaped_attribute(space)}"')
            for key, value in element.items():
                key = key.text if isinstance(key, QName) else key
                value = names[value.text] if isinstance(value, QName) else _escaped_attribute(value)
                put(f' {names[key]}="{value}"')
            html = method == "html"
            if html or text or len(element) or not short:
                put(">")
                if text:
                    raw = html and name.lower() in ("script", "style")
                    put(text if raw else names[text.text] if isinstance(text, QName) else _escaped(text))
                for child in element:
                    _write(put, child, names, None, method, short)
                if not html or name.lower() not in _empty_html:
                    put(f"</{name}>")
            else:
                put(" />")
    if element.tail:
        put(_escaped(element.tail))


class ElementTree:
    """A document."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        close = not hasattr(source, "read")
        f = open(source, "rb") if close else source
        try:
            parser = parser or XMLParser()
            parser.feed(f.read())
            self._root = parser.close()
            return self._root
        finally:
            if close:
                f.close()

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _path(self, path):
        if path[:1] == "/":
            import warnings
            path = "." + path
            warnings.warn("This search is broken in 1.3 and earlier, and will be fixed in a future version.  If you rely on "
                          "the current behaviour, change it to %r" % path, FutureWarning, stacklevel=3)
        return path

    def find(self, path, namespaces=None):
        return self._root.find(self._path(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._path(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._path(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._path(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        method = method or "xml"
        if method not in ("xml", "html", "text"):
            raise ValueError("unknown method %r" % method)
        encoding = encoding or "us-ascii"
        parts = []
        if method == "text":
            parts.extend(self._root.itertext())
        else:
            if method == "xml" and (xml_declaration or xml_declaration is None and
                                    encoding.lower() not in ("unicode", "utf-8", "us-ascii")):
                shown = "utf-8" if encoding.lower() == "unicode" else encoding
                parts.append(f"<?xml version='1.0' encoding='{shown}'?>\n")
            names, spaces = _names(self._root, default_namespace)
            _write(parts.append, self._root, names, spaces, method, short_empty_elements)
        text = "".join(parts)
        if encoding.lower() == "unicode":
            if hasattr(file_or_filename, "write"):
                file_or_filename.write(text)
            else:
                with open(file_or_filename, "w", encoding="utf-8", errors="xmlcharrefreplace") as f:
                    f.write(text)
            return
        data = text.encode(encoding, "xmlcharrefreplace")
        if hasattr(file_or_filename, "write"):
            file_or_filename.write(data)
        else:
            with open(file_or_filename, "wb") as f:
                f.write(data)


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    """A tree as bytes, or (encoding "unicode") as a str."""
    stream = io.StringIO() if encoding == "unicode" else io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration=xml_declaration, default_namespace=default_namespace,
                               method=method, short_empty_elements=short_empty_elements)
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, **options):
    return [tostring(element, encoding, method, **options)]


def dump(elem):
    """Writes a tree to standard output."""
    import sys
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout, encoding="unicode")
    tail = elem.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


def indent(tree, space="  ", level=0):
    """Puts line breaks and blanks between the elements."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if not len(tree):
        return
    breaks = ["\n" + level * space]

    def lay_out(element, level):
        inner = level + 1
        if len(breaks) <= inner:
            breaks.append(breaks[level] + space)
        if not element.text or not element.text.strip():
            element.text = breaks[inner]
        for child in element:
            if len(child):
                lay_out(child, inner)
            if not child.tail or not child.tail.strip():
                child.tail = breaks[inner]
        if not child.tail.strip():
            child.tail = breaks[level]

    lay_out(tree, 0)


def canonicalize(xml_data=None, *, out=None, from_file=None, **options):
    raise NotImplementedError("xml.etree.ElementTree.canonicalize() in this version")
