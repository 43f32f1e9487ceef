def t(f, *a, **k):
    try: print("ok", f(*a, **k))
    except BaseException as e: print(type(e).__name__, e, e.args)
# exceptions
for c in (Exception, ValueError, KeyError, OSError, StopIteration, SystemExit, ImportError, NameError, AttributeError, SyntaxError, UnicodeDecodeError):
    e = c.__new__(c); print(repr(e), str(e), e.args, c.__mro__[1].__name__, c.__doc__)
print(repr(KeyError("a")), str(KeyError("a")), str(KeyError("a", "b")), str(KeyError()), repr(ValueError("a", 1)), str(ValueError(1, 2)))
e = OSError(2, "No such", "file.txt"); print(type(e), e, e.errno, e.strerror, e.filename, e.filename2, e.args, repr(e))
e = OSError(2, "No such", "a", None, "b"); print(type(e), e, e.args)
for n in (1, 3, 4, 9, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 115, 999): print(n, type(OSError(n, "x")).__name__)
print(OSError("x"), OSError("x").errno, OSError(1), OSError(1, 2, 3, 4, 5, 6).args, FileNotFoundError(5, "q"), type(OSError("a", "b")))
class ME(OSError):
    def __init__(self, a, b, c): super().__init__(a, b); self.c = c
m = ME(1, "t", 3); print(m, m.c, m.errno, type(m), m.args)
e = StopIteration(5); print(e.value, e.args); print(StopIteration().value, StopIteration(1, 2).value)
print(SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code)
e = ImportError("m", name="n", path="p"); print(e, e.name, e.path, e.msg, repr(e)); print(ImportError("a", "b").msg)
t(lambda: ImportError(foo=1)); t(lambda: NameError(foo=1)); t(lambda: ValueError(foo=1)); t(lambda: AttributeError("x", name="n", obj=3).obj)
e = SyntaxError("msg", ("f/g.py", 3, 4, "text", 3, 6)); print(e, e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.args)
print(SyntaxError("a"), SyntaxError("a", ("f", None, 1, "t")), SyntaxError("a", (None, 5, 1, "t"))); t(lambda: SyntaxError("a", (1, 2)))
e = UnicodeDecodeError("utf-8", b"a\xff", 1, 2, "bad"); print(e, e.object, e.start, e.end, e.reason, e.encoding)
print(UnicodeDecodeError("utf-8", b"a\xff", 0, 2, "bad"), UnicodeEncodeError("ascii", "a\xe9", 1, 2, "r"), UnicodeEncodeError("ascii", "a\u20ac\U0001f600", 1, 3, "r"), UnicodeTranslateError("\u20ac", 0, 1, "r"))
t(lambda: UnicodeDecodeError(1)); t(lambda: UnicodeDecodeError(1, 2, 3, 4, 5)); t(lambda: UnicodeEncodeError("a", b"", 1, 2, "c"))
e = ValueError("x"); e.add_note("n1"); e.add_note("n2"); print(e.__notes__); t(lambda: e.add_note(5)); e.foo = 1; print(e.__dict__)
try:
    try: raise ValueError(1)
    except ValueError as a: raise KeyError(2) from a
except KeyError as k: print(repr(k.__cause__), repr(k.__context__), k.__suppress_context__)
try:
    try: raise ValueError(1)
    finally: raise KeyError(2)
except KeyError as k: print(repr(k.__cause__), repr(k.__context__), k.__suppress_context__)
try:
    try: raise ValueError(1)
    except ValueError: raise KeyError(2) from None
except KeyError as k: print(repr(k.__cause__), repr(k.__context__), k.__suppress_context__, k.__traceback__.tb_lineno, k.__traceback__.tb_next)
e = ValueError()
t(lambda: setattr(e, "__cause__", 5)); t(lambda: setattr(e, "__context__", 5)); t(lambda: setattr(e, "__traceback__", 5)); t(lambda: delattr(e, "args")); e.args = [1, 2]; print(e.args, e.with_traceback(None) is e); t(lambda: setattr(e, "__suppress_context__", 3))
t(lambda: delattr(e, "__cause__"))
def r(x):
    raise x
t(r, 5); t(r, int); t(r, ValueError); t(r, ValueError(3)); t(r, "x")
def rf():
    raise ValueError from 5
t(rf)
class BE(Exception):
    def __new__(cls): return 5
t(r, BE)
def ex(c):
    try: raise ValueError
    except c: return 1
t(ex, 5); t(ex, (KeyError, 5)); t(ex, (KeyError, ValueError)); t(ex, int)
# groups
g = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3), KeyError(4)])])
print(g, repr(g), g.exceptions, g.message)
print(g.split(ValueError)); print(g.subgroup(KeyError)); print(g.split((TypeError, KeyError))); print(g.subgroup(lambda e: isinstance(e, ValueError))); print(g.split(OSError), g.subgroup(OSError))
t(lambda: g.split(5)); t(lambda: g.split(int)); print(g.derive([OSError()])); print(type(BaseExceptionGroup("x", [ValueError()])), type(BaseExceptionGroup("x", [KeyboardInterrupt()])))
class MyG(ExceptionGroup):
    def derive(self, excs): return MyG(self.message + "!", excs)
mg = MyG("m", [ValueError(1), TypeError(2)]); mg.add_note("note")
a, b = mg.split(ValueError); print(repr(a), repr(b), a.__notes__)
def star(exc):
    try: raise exc
    except* ValueError as e: print("VE", repr(e))
    except* (TypeError, KeyError) as e: print("TK", repr(e))
    return "done"
t(star, g); t(star, ValueError(5)); t(star, OSError(5)); t(star, ExceptionGroup("q", [OSError(1), ValueError(2)]))
t(lambda: ExceptionGroup("x")); t(lambda: ExceptionGroup(1, [])); t(lambda: ExceptionGroup("x", [])); t(lambda: ExceptionGroup("x", [1])); t(lambda: ExceptionGroup("x", 1)); t(lambda: ExceptionGroup("x", [KeyboardInterrupt()]))
print(ExceptionGroup.__mro__, BaseExceptionGroup[int])
class E2(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __str__(self): return f"E2:{self.b}"
e = E2(1, 2); print(e, repr(e), e.args, e.b, e.__dict__); 
import sys
try:
    None.foo
except AttributeError as e: print(e, e.name, e.obj)
try:
    undefined_name
except NameError as e: print(e, e.name)
print(e.__reduce__() if 'e' in dir() else None)
t(lambda: ValueError("a").__reduce__())
class X(ValueError, KeyError): pass
print(X.__mro__); 
def lc():
    class Y(OSError, SyntaxError): pass
t(lc)
def f():
    class Z(Exception): __slots__ = ("a",)
    z = Z(1); z.a = 3; return z.a, z.args
t(f)
