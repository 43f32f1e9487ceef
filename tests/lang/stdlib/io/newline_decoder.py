import io
d = io.IncrementalNewlineDecoder(None, True)
print(repr(d.decode("a\r\nb\r")), repr(d.decode("\nc")), d.newlines, repr(d.decode("\r", final=True)), d.newlines)
print(repr(io.IncrementalNewlineDecoder(None, False).decode("a\r\nb")))
