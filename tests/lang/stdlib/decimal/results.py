"""Constructors, operators, functions and errors of decimal, one expression a line."""
import decimal as d
import math
from decimal import Decimal

for text in """
Decimal("x")
Decimal(1)/0
Decimal(0)/0
Decimal("sNaN")+1
Decimal([1])
Decimal((0,(1,),"x"))
Decimal((0,(11,),0))
Decimal((2,(1,),0))
Decimal((1,2))
int(Decimal("NaN"))
int(Decimal("Inf"))
Decimal(1)<"x"
Decimal(1)+1.5
Decimal(1).quantize(Decimal("1e-40"))
Decimal("1e9999999")*10**9
Decimal(1)%0
Decimal(1)//0
Decimal(0)//0
divmod(Decimal(1),0)
Decimal(-1).sqrt()
Decimal(-1).ln()
Decimal(0)**0
Decimal(-1)**Decimal("0.5")
Decimal(0)**-1
pow(Decimal(3),2,5)
pow(Decimal(3),2,0)
Decimal("nan")<1
hash(Decimal("sNaN"))
Decimal("1").quantize(1,rounding="x")
d.Context(prec=0)
d.Context(rounding=3)
d.Context(Emin=3)
d.Context(flags=[3])
d.setcontext(3)
d.localcontext(prc=3)
setattr(d.getcontext(),"prec","x")
d.getcontext().flags[3]
format(Decimal(1),"x")
format(Decimal(1),"10.3q")
Decimal(1).foo
round(Decimal("nan"))
round(Decimal("inf"))
round(Decimal(1),1.5)
Decimal(1).compare(1.5)
Decimal.from_float("1")
d.getcontext().add(1,"2")
Decimal("1_0")
Decimal(" 1 ")
Decimal(1, 2)
Decimal(value=3)
Decimal("NaN123")
Decimal(2)**Decimal("1e10")
Decimal(7).logb()
Decimal(1).rotate(99)
d.getcontext().power(2,3,modulo=5)
Decimal(1)**2.0
Decimal(1) == 1.0
Decimal(1)==d
math.floor(Decimal("nan"))
Decimal("nan").as_integer_ratio()
Decimal("inf").as_integer_ratio()
Decimal("1.5").__index__()
float(Decimal("sNaN"))
complex(Decimal(2))
Decimal("0.5").__round__(2)
d.Context(clamp=2)
d.Context(capitals=2)
Decimal(1).copy_sign(-1)
Decimal(1).scaleb(Decimal("1.5"))
Decimal(2).to_integral_exact()
d.getcontext()
d.Decimal(-0.0)
Decimal("1e-999999999999999999999")
Decimal(10)**-1
Decimal(2)**Decimal("0.5")
Decimal("1.1")**100
Decimal(2).exp()
Decimal("0E+3").normalize()
Decimal(3).compare_total("2")
Decimal(5).max(Decimal("nan"))
Decimal("101").logical_and(Decimal("110"))
Decimal("2").logical_or(1)
Decimal(1).next_plus()
Decimal(1).next_toward(2)
Decimal(1).number_class()
Decimal(1).shift(2)
Decimal(10).remainder_near(6)
Decimal(1).same_quantum(2)
Decimal("123.456").as_tuple()
d.DecimalTuple
Decimal(1).real, Decimal(1).imag, Decimal(1).conjugate()
Decimal("1E+5").to_eng_string()
Decimal("-0").is_signed()
d.HAVE_THREADS,d.HAVE_CONTEXTVAR,d.MAX_EMAX,d.MIN_ETINY,d.MAX_PREC,d.MIN_EMIN,d.__version__,d.__libmpdec_version__
Decimal("Infinity")*0
Decimal("inf")-Decimal("inf")
Decimal("inf")%2
Decimal("inf")//2
Decimal(1)//Decimal("inf")
Decimal("1e30")//3
Decimal("1e30")%3
d.getcontext().copy() == d.getcontext()
d.getcontext().flags == {}
repr(d.getcontext().traps)
d.Context().clear_flags()
d.Context(prec=5).create_decimal("1.234567")
d.Context(prec=5).create_decimal_from_float(0.1)
d.getcontext().radix()
d.getcontext().Etiny(), d.getcontext().Etop()
""".strip().splitlines():
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)
