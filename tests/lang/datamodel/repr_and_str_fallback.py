class R:
    def __repr__(self): return "<R>"
class S:
    def __str__(self): return "S!"
class Both:
    def __repr__(self): return "r"
    def __str__(self): return "s"
print(str(R()), repr(R()), [R()], f"{R()}", "%s %r" % (R(), R()))
print(str(S()), repr(S()).startswith("<__main__.S object at 0x"))
print(str(Both()), repr(Both()), [Both()], {Both(): Both()}, (Both(),), f"{Both()!r} {Both()!s}")
