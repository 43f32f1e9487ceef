import codecs
import io


def shown(f, *args, **kw):
    try:
        print(ascii(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


for name in "utf-8", "UTF8", "Latin 1", "iso-8859-1", "ASCII", "us-ascii", "utf_16_LE", "U32", "cp1252", "windows-1251", "hex", "rot13":
    print(name, codecs.lookup(name).name)
shown(codecs.lookup, "none such")
shown(codecs.encode, "abc\xe4", "utf-8")
shown(codecs.decode, b"abc\xe4", "latin-1")
shown(codecs.encode, "Hello", "rot13")
shown(codecs.encode, b"Hello", "hex")
shown(codecs.decode, b"48656c6c6f", "hex")
shown("abc".encode, "rot13")
shown(codecs.getencoder("utf-8"), "\xe4b")
shown(codecs.getdecoder("utf-8"), b"\xc3\xa4b")
shown(codecs.utf_8_decode, b"a\xe4\xb8")
shown(codecs.utf_8_decode, b"a\xe4\xb8", "strict", True)

data = "a\xe4\u20ac\U0001f600\ufeffz"
for name in "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "latin-1", "cp1251", "unicode_escape":
    encoder = codecs.getincrementalencoder(name)("replace")
    parts = [encoder.encode(c) for c in data] + [encoder.encode("", True)]
    print(name, parts)
    decoder = codecs.getincrementaldecoder(name)("replace")
    whole = data.encode(name, "replace")
    if name != "unicode_escape":
        texts = [decoder.decode(whole[i:i + 1]) for i in range(len(whole))]
        print("  ", ascii(texts), ascii(decoder.decode(b"", True)))
        decoder.reset()
        print("  ", ascii(decoder.decode(whole, True)))
for bad in b"\xe4\xb8", b"a\xff", b"\xf0\x9f", b"\xed\xa0", b"\xf4\x90":
    decoder = codecs.getincrementaldecoder("utf-8")()
    shown(decoder.decode, bad)
    shown(decoder.decode, b"", True)
    print(decoder.getstate())

print(ascii(list(codecs.iterencode(["a", "\xe4", ""], "utf-16"))), ascii(list(codecs.iterdecode([b"\xc3", b"\xa4b"], "utf-8"))))

stream = io.BytesIO()
writer = codecs.getwriter("utf-16-le")(stream)
writer.write("line 1\nl\xefne 2\r\nlast")
writer.writelines(["x", "y"])
print(stream.getvalue())
stream.seek(0)
reader = codecs.getreader("utf-16-le")(stream)
print(ascii(reader.readline()), ascii(reader.readline()), ascii(reader.read()), ascii(reader.read()))
stream.seek(0)
print(ascii(list(codecs.getreader("utf-16-le")(stream))))


def search(name):
    if name == "shout":
        return codecs.CodecInfo(lambda text, errors="strict": (text.upper().encode(), len(text)),
                                lambda data, errors="strict": (bytes(data).decode().lower(), len(data)), name="shout")


codecs.register(search)
shown("hello".encode, "shout")
shown(b"HELLO".decode, "shout")
shown(str, b"HELLO", "Shout")
codecs.unregister(search)
shown("hello".encode, "shout")
shown(codecs.register, 5)
print(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE)
recoder = codecs.EncodedFile(io.BytesIO("\xe4b".encode("utf-8")), "latin-1", "utf-8")
print(recoder.read())
print("\u0416\u00e9".encode("koi8-r", "replace"), b"\x82\x9b".decode("cp437"), "\u20ac".encode("iso-8859-15"))
