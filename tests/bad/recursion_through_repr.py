class A:
    def __repr__(self): return repr(self)
class B:
    def __str__(self): return str(self)
class C:
    def __repr__(self): return f"{self!r}"
class D:
    def __repr__(self): return "%r" % (self,)
class E:
    def __repr__(self): return repr([self])
class F:
    def __format__(self, s): return format(self, s)
class G:
    def __str__(self): return "{}".format(self)
for c, f in ((A, repr), (B, str), (C, repr), (D, repr), (E, repr), (F, format), (G, str), (E, str)):
    try:
        f(c())
        print("no error")
    except RecursionError:
        print(c.__name__, "RecursionError")
