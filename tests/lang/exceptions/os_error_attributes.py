e = OSError(2, "No such file", "name.txt")
print(type(e).__name__, e.errno, e.strerror, e.filename, e, repr(e), e.args)
print(type(OSError(13, "x")).__name__, type(OSError(17, "x")).__name__, type(OSError("only")).__name__, OSError(1).errno, OSError(2, "m", "f", None, "g"))
try:
    open("/no/such/file")
except FileNotFoundError as e:
    print(e, e.errno, e.filename)
try:
    open("/")
except IsADirectoryError as e:
    print(e)
class E(OSError): pass
print(type(E(2, "x")).__name__)
