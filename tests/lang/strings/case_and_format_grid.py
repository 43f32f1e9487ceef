# Case changes of mixed text, format specifications of odd characters, and __class__ of many receivers at one place.
class A:
    def same(self, o): return o.__class__ is self.__class__, self.__class__.__name__
class B(A): pass
class P:
    @property
    def __class__(self): return int
class Q(A):
    __class__ = 5
a=A(); 
for o in (A(),B(),P(),Q(),3,'s'): print(a.same(o))
a.__class__=B
print(a.same(B()))
print(isinstance(P(), int))
for t in ('ÀÉ HELLO Σ ΟΔΟΣ ΟΔΟΣ.', 'İstanbul ǅ ß', 'aΣ', 'Straße'*20+'X'*100+'é'):
    print(ascii(t.lower()), ascii(t.upper()), ascii(t.casefold()), ascii(t.swapcase()), ascii(t.title()))
for spec in ('', '>10', '*^12', '05', '+', ' ', '#x', ',', '_', '010_', '<٣', 'é>5', '1٣', '.2f', 'zf', '12.3e', '%', 'q', '99999999999999999999', '.', ',_', '00005', '=+7', '<<5', '\x7f>4', '\u0661'):
    for v in (42, 3.5, 'ab'):
        try: print(repr(format(v, spec)), end=' ')
        except Exception as e: print(type(e).__name__, e, end=' ')
    print()
