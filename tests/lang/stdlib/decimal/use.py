"""Decimals among other numbers, in containers, formats, copies and contexts in force."""
import copy
import decimal
import fractions
import math
import statistics
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, getcontext, localcontext, setcontext

prices = [Decimal(p) for p in ("19.99", "5.01", "0.10", "1e3")]
total = sum(prices)
print(total, total * Decimal("0.0825"), (total * Decimal("0.0825")).quantize(Decimal("0.01"), ROUND_HALF_UP))
print(max(prices), sorted(prices), {Decimal("1.0"): "a"}[1], Decimal("0.5") in {0.5}, hash(Decimal("2.50")) == hash(2.5))
print(f"{total:.2f}|{total:>12,.1f}|{total:e}|{Decimal('0.256'):.1%}|{Decimal('-3'):+}|{Decimal('1E+6')}|{Decimal('1234567.891'):,}")
print("%s %d %.3f %r" % (total, total, total, total), round(Decimal("2.675"), 2), round(Decimal("2.5")), int(Decimal("-7.9")))
print(Decimal("1.1") + 2, 3 - Decimal("0.5"), 7 // Decimal(2), Decimal(7) % 3, -Decimal(7) % 3, divmod(Decimal("7.5"), 2), 2 ** Decimal(5))
print(Decimal(1) / Decimal(7), Decimal("0.1") + Decimal("0.2") == Decimal("0.3"), 0.1 + 0.2 == 0.3, Decimal(0.1))
print(Decimal("1.5") == fractions.Fraction(3, 2), Decimal("1.5") < 1.6, Decimal(3) > fractions.Fraction(5, 2), Decimal("1.5") == 1.5 + 0j)
print(math.floor(Decimal("-1.5")), math.ceil(Decimal("1.2")), math.trunc(Decimal("9.9")), math.sqrt(Decimal(2)), abs(Decimal(-3)))
print(statistics.mean(prices), statistics.median(prices), statistics.stdev(prices), statistics.pvariance(prices), fractions.Fraction(Decimal("0.125")), float(Decimal("1e-3")))
x = Decimal("12.3400")
print(copy.copy(x) is x, copy.deepcopy([x]), x.normalize(), x.as_tuple(), x.to_eng_string(), x.adjusted(), str(x), bool(Decimal(0)))
with localcontext() as ctx:
    ctx.prec = 5
    print(Decimal(1) / 3, ctx.prec, getcontext() is ctx)
    with localcontext(Context(prec=3, rounding=ROUND_DOWN)):
        print(Decimal(2) / 3)
    print(Decimal(2) / 3, ctx.flags[decimal.Inexact])
with localcontext(prec=40, rounding=ROUND_DOWN):
    print(Decimal(2).sqrt(), Decimal(10).ln(), Decimal(2).log10(), Decimal(1).exp())
print(getcontext().prec)
setcontext(decimal.ExtendedContext)
print(Decimal(1) / 0, Decimal(0) / 0, Decimal("-inf") + 1, getcontext())
setcontext(Context(prec=6, traps=[decimal.Inexact]))
try:
    Decimal(1) / 3
except decimal.Inexact as e:
    print(repr(e), isinstance(e, ArithmeticError))


class Money(Decimal):
    def __new__(cls, amount, currency="EUR"):
        self = super().__new__(cls, amount)
        self.currency = currency
        return self

    def __str__(self):
        return f"{super().__str__()} {self.currency}"


m = Money("9.95", "CHF")
print(m, type(m + 1).__name__, m + 1, m == Decimal("9.95"), isinstance(m, Decimal))


def pi():
    """By a series."""
    with localcontext(Context(prec=52, traps=[])):
        three = Decimal(3)
        last, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
        while s != last:
            last = s
            n, na = n + na, na + 8
            d, da = d + da, da + 32
            t = t * n / d
            s += t
    with localcontext(Context(prec=50, traps=[])):
        return +s


print(pi())
