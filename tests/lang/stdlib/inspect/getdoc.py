from inspect import getdoc, cleandoc
class A:
    "class doc"
    def m(self): "m doc"
    @property
    def p(self): "p doc"
class B(A):
    def m(self): pass
    @property
    def p(self): pass
def f():
    """First.

        indented
    last
    """
print(repr(getdoc(f)), getdoc(A), getdoc(B), getdoc(B.m), getdoc(B().m), getdoc(B.p), repr(cleandoc("  a\n    b\n   c\n\n")))
