class S(str):
    def __new__(cls, v, extra=None):
        self = super().__new__(cls, v)
        self.extra = extra
        return self
    def upper(self): return "custom " + super().upper()
    def __eq__(self, o): return super().__eq__(o)
    __hash__ = str.__hash__
s = S("abc", extra=1)
print(s, s.extra, s.upper(), s + "d", type(s + "d").__name__, type(s[:]).__name__, len(s))
print({"abc": 1}[s], {s: 2}["abc"], s == "abc", f"{s:>5}", "-".join([s, s]), type(str(s)).__name__, repr(s))
class T(str):
    def __str__(self): return "T.str"
print(T("x"), f"{T('x')}", "%s" % T("x"), str(T("x")), T("x") + "", "{}".format(T("x")), "{:s}".format(T("x")))
