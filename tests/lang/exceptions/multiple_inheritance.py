class A(ValueError, KeyError): pass
try:
    raise A("both")
except KeyError as e:
    print(e, repr(e), isinstance(e, ValueError))
try:
    class B(OSError, SyntaxError): pass
except TypeError as e:
    print(e)
class Mixin:
    def info(self): return "mixin " + str(self)
class C(Mixin, Exception): pass
try:
    raise C("c")
except C as e:
    print(e.info())
