import codecs


def shown(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


def marks(error):
    print("   ", type(error).__name__, error.encoding, ascii(error.object), error.start, error.end, error.reason)
    return "<%d-%d>" % (error.start, error.end), error.end


codecs.register_error("marks", marks)
for encoding in "ascii", "latin-1", "cp1252", "utf-8", "utf-16-le", "koi8-r":
    shown("a\u20ac\udc80\u4e00b".encode, encoding, "marks")
for data, encoding in ((b"a\xff\xfeb", "ascii"), (b"a\xff\xe4\xb8z", "utf-8"), (b"a\x81", "cp1252"), (b"\0\xd8a\0x", "utf-16-le"),
                       (b"\\x4z", "unicode_escape")):
    shown(data.decode, encoding, "marks")

codecs.register_error("bytes", lambda e: (b"\xff\xfe", e.end))
shown("a\u20acb".encode, "ascii", "bytes")
shown(b"\xff".decode, "ascii", "bytes")
codecs.register_error("back", lambda e: ("[", -1))
shown("\u20ac\u20acxy".encode, "ascii", "back")
shown(b"\xff\xffxy".decode, "ascii", "back")
codecs.register_error("beyond", lambda e: ("[", 99))
shown("\u20ac".encode, "ascii", "beyond")
shown(b"\xff".decode, "ascii", "beyond")
for i, wrong in enumerate((None, 5, ("a",), ("a", "b"), (5, 5), ["a", 5])):
    codecs.register_error("wrong%d" % i, lambda e, wrong=wrong: wrong)
    shown("\u20ac".encode, "ascii", "wrong%d" % i)
    shown(b"\xff".decode, "ascii", "wrong%d" % i)
codecs.register_error("unencodable", lambda e: ("\u20ac", e.end))
shown("\u20ac".encode, "ascii", "unencodable")
shown(b"\xff".decode, "ascii", "unencodable")


def raises(error):
    raise KeyError("handler")


codecs.register_error("raises", raises)
shown("\u20ac".encode, "ascii", "raises")
shown(b"\xff".decode, "ascii", "raises")
shown(str, b"\xff", "ascii", "marks")
shown(bytes, "\xff", "ascii", "marks")

enc = UnicodeEncodeError("ascii", "a\u20ac\U0001f600\udc80", 1, 4, "why")
dec = UnicodeDecodeError("utf-8", b"a\xff\xed\xb2\x80b", 1, 3, "why")
tra = UnicodeTranslateError("a\u20ac\u4e00b", 1, 3, "why")
for name in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape",
             "surrogatepass"):
    handler = codecs.lookup_error(name)
    for error in enc, dec, tra, ValueError("x"), 5:
        print(name, end=" ")
        shown(handler, error)
shown(codecs.lookup_error, "none such")
shown(codecs.register_error, "x", 5)
shown("\u20ac".encode, "ascii", "none such")
