class E(Exception):
    def __str__(self): return "custom text"
class R(Exception):
    def __repr__(self): return "<R>"
print(E("a"), repr(E("a")), R("b"), repr(R("b")), [E(1), R(2)])
class K(KeyError):
    def __str__(self): return "key " + self.args[0]
print(K("x"))
