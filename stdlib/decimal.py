"""Decimal numbers of any precision: the General Decimal Arithmetic. A Decimal is a sign, a coefficient (an int), an exponent
and a kind; contexts are _decimal_context's, and what rounds and counts digits is _decimal_digits'."""
import collections as _collections
import math as _math
import numbers as _numbers
import sys as _sys

from _classes import make as _make_object, native as _native
import _decimal_context as _context
import _decimal_digits as _digits
from _decimal_quick import (add as _quick_add, divide as _quick_divide, multiply as _quick_multiply, order as _quick_order,
                            parse as _quick_parse, prepare as _quick_prepare, quantize as _quick_quantize,
                            text as _quick_text)
from _decimal_context import (
    BasicContext, Clamped, Context, ConversionSyntax, DecimalException, DefaultContext, DivisionByZero,
    DivisionImpossible, DivisionUndefined, ExtendedContext, FloatOperation, Inexact, InvalidContext, InvalidOperation,
    MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, Overflow, Rounded, Subnormal, Underflow, getcontext, localcontext, setcontext)
from _decimal_context import (ANY_INVALID as _ANY_INVALID, BY_ZERO as _BY_ZERO, FINITE as _FINITE, FLOAT as _FLOAT,
                              IMPOSSIBLE as _IMPOSSIBLE, INEXACT as _INEXACT, INFINITE as _INFINITE, INVALID as _INVALID,
                              CLAMPED as _CLAMPED, QUIET as _QUIET, ROUNDED as _ROUNDED, SIGNALING as _SIGNALING,
                              SUBNORMAL as _SUBNORMAL, SYNTAX as _SYNTAX, UNDEFINED as _UNDEFINED, UNDERFLOW as _UNDERFLOW,
                              finish as _finish, check_rounding as _check_rounding)
from _decimal_digits import count_digits as _count, ten_to as _ten_to

(ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
 ROUND_05UP) = _digits.MODES
HAVE_THREADS = HAVE_CONTEXTVAR = True
__version__ = "1.70"
__libmpdec_version__ = "2.5.1"
_MODULUS = _sys.hash_info.modulus

DecimalTuple = _collections.namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


def _make(sign, n, exponent, kind=_FINITE):
    return _make_object(Decimal, exponent, n, kind, sign)


def _split_text(text):
    """(sign, coefficient, exponent, kind) of a number as text, or None."""
    s = text.strip().replace("_", "").lower()
    sign = 0
    if s[:1] in ("+", "-"):
        sign, s = int(s[0] == "-"), s[1:]
    if s in ("inf", "infinity"):
        return sign, 0, 0, _INFINITE
    kind = _QUIET if s.startswith("nan") else _SIGNALING if s.startswith("snan") else _FINITE
    if kind:
        payload = s[3 if kind == _QUIET else 4:]
        if payload and not payload.isdecimal():
            return None
        return sign, _digits.int_of(payload or "0"), 0, kind
    mantissa, e, power = s.partition("e")
    whole, dot, part = mantissa.partition(".")
    all_digits = whole + part
    if not all_digits.isdecimal():
        return None
    exponent = 0
    if e:
        bare = power[1:] if power[:1] in ("+", "-") else power
        if not bare.isdecimal():
            return None
        exponent = int(power) if len(power) < 40 else -(10 ** 40) if power[0] == "-" else 10 ** 40
    return sign, _digits.int_of(all_digits), exponent - len(part), _FINITE


def _parse(text, context=None):
    parts = _split_text(text)
    if parts is None:
        return (context or getcontext())._invalid(_SYNTAX)
    sign, n, exponent, kind = parts
    if kind == _FINITE:
        if not n:
            exponent = min(max(exponent, MIN_ETINY), MAX_EMAX)
        elif exponent < MIN_ETINY or exponent + _count(n) - 1 > MAX_EMAX:
            return (context or getcontext())._invalid()
    return _make(sign, n, exponent, kind)


def _from_tuple(value, context):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if not isinstance(sign, int):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    kind = _FINITE
    if isinstance(exponent, str):
        kind = {"F": _INFINITE, "n": _QUIET, "N": _SIGNALING}.get(exponent)
        if kind is None:
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        exponent = 0
    elif not isinstance(exponent, int):
        raise ValueError("exponent must be an integer")
    if kind == _INFINITE:
        return _make(sign, 0, 0, kind)
    n = 0
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
        n = n * 10 + digit
    return _make(sign, n, exponent, kind)


def _from_int(value):
    return _make(0, int(value), 0) if value >= 0 else _make(1, -int(value), 0)


def _from_float(value):
    if isinstance(value, int):
        return _from_int(value)
    if not isinstance(value, float):
        raise TypeError("argument must be int or float")
    sign = int(_math.copysign(1.0, value) < 0)
    if value != value:
        return _make(sign, 0, 0, _QUIET)
    if value in (_math.inf, -_math.inf):
        return _make(sign, 0, 0, _INFINITE)
    n, d = abs(value).as_integer_ratio()
    k = d.bit_length() - 1
    return _make(sign, n * 5 ** k, -k)


def _convert(value, context=None):
    """A Decimal of any value that Decimal() takes."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _from_int(value)
    if isinstance(value, str):
        return _parse(value, context)
    if isinstance(value, (tuple, list)):
        return _from_tuple(value, context)
    if isinstance(value, float):
        (context or getcontext())._signal(_FLOAT)
        return _from_float(value)
    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")


_context.make, _context.convert, _context.parse, _context.from_float = _make, _convert, _parse, _from_float


def _operand(value):
    """The other operand of an operator, or NotImplemented."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _from_int(value)
    return NotImplemented


def _argument(value):
    """An argument of a method."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _from_int(value)
    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")


def _in_force(context):
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    return context


def _cut_payload(nan, context):
    room = context.prec - context.clamp
    n = nan._int
    if n and _count(n) > room:
        n %= _ten_to(room)
    return _make(nan._sign, n, 0, _QUIET)


def _any_nan(context, *values):
    """What an operation on these gives where one is a NaN; or None."""
    for value in values:
        if value._kind == _SIGNALING:
            context._signal(_INVALID)
            return _cut_payload(value, context)
    for value in values:
        if value._kind == _QUIET:
            return _cut_payload(value, context)
    return None


def _compared(a, b):
    """-1, 0 or 1, of what are no NaNs."""
    if a._kind or b._kind:
        left = (1 - 2 * a._sign) if a._kind else 0
        right = (1 - 2 * b._sign) if b._kind else 0
        return (left > right) - (left < right)
    if not a._int or not b._int:
        left = (1 - 2 * a._sign) if a._int else 0
        right = (1 - 2 * b._sign) if b._int else 0
        return (left > right) - (left < right)
    if a._sign != b._sign:
        return 1 - 2 * a._sign
    return _compared_magnitudes(a, b) * (1 - 2 * a._sign)


def _compared_magnitudes(a, b):
    """Of finite ones that are not 0."""
    m, n, shift = a._int, b._int, a._exp - b._exp
    if not shift:
        return (m > n) - (m < n)
    left, right = _count(m) + a._exp, _count(n) + b._exp
    if left != right:
        return 1 if left > right else -1
    if shift > 0:
        m *= _ten_to(shift)
    else:
        n *= _ten_to(-shift)
    return (m > n) - (m < n)


def _add(a, b, flip, context):
    """a + b, or a - b where flip is 1."""
    b_sign = b._sign ^ flip
    if a._kind or b._kind:
        nan = _any_nan(context, a, b)
        if nan is not None:
            return nan
        if a._kind and b._kind and a._sign != b_sign:
            return context._invalid()
        return _make(a._sign if a._kind else b_sign, 0, 0, _INFINITE)
    m, n, low = a._int, b._int, a._exp
    shift = low - b._exp
    if shift > 0:
        low -= shift
        if shift > context.prec + 10 + _count(n) and m:   # the other one decides only which way to round
            sign, m, low, n = a._sign, m * _ten_to(context.prec + 5), a._exp - context.prec - 5, int(n > 0)
            if _count(m) > context.prec + 4 + _count(n) or not n:
                return _finish(context, sign, m * 10 + (n if sign == b_sign else -n), low - 1) if n else \
                    _add_exact_zero(context, sign, a._int, a._exp, b._exp)
        m *= _ten_to(shift)
    elif shift:
        if -shift > context.prec + 10 + _count(m) and n:
            if m:
                near = n * _ten_to(context.prec + 6)
                return _finish(context, b_sign, near + (1 if a._sign == b_sign else -1), b._exp - context.prec - 6)
            return _add_exact_zero(context, b_sign, n, b._exp, a._exp)
        n *= _ten_to(-shift)
    if a._sign == b_sign:
        return _finish(context, b_sign, m + n, low)
    if m == n:
        return _finish(context, int(context.rounding == ROUND_FLOOR), 0, low)
    if m > n:
        return _finish(context, a._sign, m - n, low)
    return _finish(context, b_sign, n - m, low)


def _add_exact_zero(context, sign, n, exponent, low):
    """n * 10**exponent + 0 * 10**low, low far below: as many zeros after it as the precision allows."""
    room = max(0, min(context.prec - _count(n), exponent - low))
    return _finish(context, sign, n * _ten_to(room), exponent - room, _ROUNDED if exponent - room > low else 0)


def _multiply(a, b, context):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        nan = _any_nan(context, a, b)
        if nan is not None:
            return nan
        if not a._kind and not a._int or not b._kind and not b._int:
            return context._invalid()
        return _make(sign, 0, 0, _INFINITE)
    return _finish(context, sign, a._int * b._int, a._exp + b._exp)


def _divide(a, b, context):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        nan = _any_nan(context, a, b)
        if nan is not None:
            return nan
        if a._kind:
            return context._invalid() if b._kind else _make(sign, 0, 0, _INFINITE)
        return _finish(context, sign, 0, context.Etiny(), _CLAMPED)
    if not b._int:
        if not a._int:
            return context._invalid(_UNDEFINED)
        context._signal(_BY_ZERO)
        return _make(sign, 0, 0, _INFINITE)
    ideal = a._exp - b._exp
    if not a._int:
        return _finish(context, sign, 0, ideal)
    shift = max(0, _count(b._int) - _count(a._int) + context.prec + 1)
    quotient, rest = divmod(a._int * _ten_to(shift), b._int)
    exponent = ideal - shift
    if rest:
        quotient = quotient * 10 + 1                 # sticky: never taken for exact or half
        return _finish(context, sign, quotient, exponent - 1)
    quotient, exponent = _digits.strip_zeros(quotient, exponent, ideal)
    return _finish(context, sign, quotient, exponent)


def _divided_ints(a, b, context):
    """(quotient, remainder's coefficient, its exponent) of finite a and b != 0, or None: too long a quotient."""
    low = min(a._exp, b._exp)
    if a._int and a._exp + _count(a._int) - b._exp - _count(b._int) > context.prec:
        return None
    if b._exp - a._exp > _count(a._int) + 1 or not a._int:
        return 0, a._int, a._exp if a._int else low
    quotient, rest = divmod(a._int * _ten_to(a._exp - low), b._int * _ten_to(b._exp - low))
    if quotient >= _ten_to(context.prec):
        return None
    return quotient, rest, low


def _floor_divide(a, b, context):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        nan = _any_nan(context, a, b)
        if nan is not None:
            return nan
        if a._kind:
            return context._invalid() if b._kind else _make(sign, 0, 0, _INFINITE)
        return _make(sign, 0, 0)
    if not b._int:
        if not a._int:
            return context._invalid(_UNDEFINED)
        context._signal(_BY_ZERO)
        return _make(sign, 0, 0, _INFINITE)
    parts = _divided_ints(a, b, context)
    return context._invalid(_IMPOSSIBLE) if parts is None else _finish(context, sign, parts[0], 0)


def _remainder(a, b, context):
    if a._kind or b._kind:
        nan = _any_nan(context, a, b)
        if nan is not None:
            return nan
        return context._invalid() if a._kind else _finish(context, a._sign, a._int, a._exp)
    if not b._int:
        return context._invalid(_INVALID if a._int else _UNDEFINED)
    parts = _divided_ints(a, b, context)
    return context._invalid(_IMPOSSIBLE) if parts is None else _finish(context, a._sign, parts[1], parts[2])


def _divmod(a, b, context):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        nan = _any_nan(context, a, b)
        if nan is not None:
            return nan, nan
        if a._kind:
            if b._kind:
                return context._invalid(), _make(0, 0, 0, _QUIET)
            return _make(sign, 0, 0, _INFINITE), context._invalid()
        return _make(sign, 0, 0), _finish(context, a._sign, a._int, a._exp)
    if not b._int:
        if not a._int:
            return (context._invalid(_UNDEFINED),) * 2
        context._signal(_BY_ZERO | _INVALID)
        return _make(sign, 0, 0, _INFINITE), _make(0, 0, 0, _QUIET)
    parts = _divided_ints(a, b, context)
    if parts is None:
        return (context._invalid(_IMPOSSIBLE),) * 2
    return _finish(context, sign, parts[0], 0), _finish(context, a._sign, parts[1], parts[2])


def _rescale(value, exponent, mode):
    """(coefficient, status) of a finite value at that exponent."""
    n, shift = value._int, value._exp - exponent
    if shift >= 0:
        return n * _ten_to(shift), 0
    n, inexact = _digits.drop_digits(n, -shift, mode, value._sign)
    return n, _INEXACT | _ROUNDED if inexact else _ROUNDED


def _quantize(value, exponent, context, mode):
    if not context.Etiny() <= exponent <= context.Emax:
        return context._invalid()
    if not value._int:
        return _finish(context, value._sign, 0, exponent)
    if value._exp - exponent + _count(value._int) > context.prec:
        return context._invalid()
    n, status = _rescale(value, exponent, mode)
    if n >= _ten_to(context.prec) or n and _count(n) + exponent - 1 > context.Emax:
        return context._invalid()
    return _finish(context, value._sign, n, exponent, status)


def _is_int(value):
    """Of a finite one."""
    return value._exp >= 0 or not value._int or (
        -value._exp <= _count(value._int) and not value._int % _ten_to(-value._exp))


def _correctly_rounded(context, sign, attempt):
    """The value that attempt(digits) approximates as (n, exponent), which is never exact nor half between two."""
    digits = context.prec + 8
    while True:
        n, exponent = attempt(digits)
        spare = _count(n) - context.prec - 1
        if spare >= 3:
            tail = n % _ten_to(spare)
            if 100 < tail < _ten_to(spare) - 100 or digits > 4 * context.prec + 200:
                return _finish(_half_even(context), sign, n * 10 + 1, exponent - 1)
        digits += 10 + digits // 4


class _half_even:
    """A context as it is, but for rounding."""

    def __init__(self, context):
        self.prec, self.Emin, self.Emax, self.clamp = context.prec, context.Emin, context.Emax, context.clamp
        self._limit, self._signal, self.rounding = context._limit, context._signal, ROUND_HALF_EVEN


def _power_int(base, exponent, context):
    """base ** exponent of a finite base != 0."""
    sign = base._sign & exponent & 1
    n, e = base._int, base._exp
    power = abs(exponent)
    size = _count(n)
    if size * power <= 4 * context.prec + 40 and exponent >= 0:
        return _finish(context, sign, n ** power, e * power)
    n, e = _digits.strip_zeros(n, e, MAX_EMAX)
    if n == 1 and exponent < 0:
        return _finish(context, sign, 1, -e * power)
    if n == 1:
        result = e * power
        if base._int != 1 or base._exp != e:       # as many zeros after the 1 as fit
            room = max(0, min(context.prec - 1, (e - base._exp) * power))
            return _finish(context, sign, _ten_to(room), result - room, _ROUNDED)
        return _finish(context, sign, 1, result)
    work = context.prec + 5 + _count(power)
    inexact = False
    if exponent < 0:                               # of the inverse, as exact as it can be
        shift = work + size + 1
        quotient, rest = divmod(_ten_to(shift), n)
        e = -shift - e
        inexact = bool(rest)
        n, e = _digits.strip_zeros(quotient, e, MAX_EMAX) if not rest else (quotient, e)
    result, result_e = 1, 0
    for bit in bin(power)[2:]:
        result, result_e = result * result, 2 * result_e
        if bit == "1":
            result, result_e = result * n, result_e + e
        over = _count(result) - work
        if over > 0:
            result, lost = _digits.drop_digits(result, over, ROUND_HALF_EVEN, 0)
            result_e += over
            inexact = inexact or lost
        if abs(result_e + _count(result)) > 2 * MAX_EMAX:
            break
    if inexact and _count(result) <= context.prec:
        pad = context.prec + 3 - _count(result)
        result, result_e = result * _ten_to(pad), result_e - pad
    adjusted = result_e + _count(result) - 1
    if adjusted > context.Emax:
        return _context._overflowed(context, sign)
    return _finish(context, sign, result, result_e, _INEXACT | _ROUNDED if inexact else 0)


def _power(a, b, context):
    if a._kind or b._kind:
        nan = _any_nan(context, a, b)
        if nan is not None:
            return nan
    b_int = not b._kind and _is_int(b)
    if b_int:
        exact = b._int * _ten_to(b._exp) if 0 <= b._exp < 40 else b._int // _ten_to(-b._exp) if b._exp < 0 else 0
        odd = exact & 1
    else:
        odd = 0
    sign = a._sign & odd
    if not b._kind and not b._int:
        return context._invalid() if not a._kind and not a._int else _make(0, 1, 0)
    if a._kind or not a._int:
        big = bool(a._kind) == (not b._sign)
        if a._sign and not b_int and a._kind:
            return context._invalid() if not b._kind else _make(0, 0, 0, _INFINITE) if not b._sign else \
                _finish(context, 0, 0, 0)
        return _make(sign, 0, 0, _INFINITE) if big else _make(sign, 0, 0)
    if a._sign and not b_int:
        return context._invalid()
    one = _make(0, 1, 0)
    if b._kind:
        order = _compared_magnitudes(a, one)
        if not order:
            return _finish(context, 0, _ten_to(context.prec - 1), 1 - context.prec, _INEXACT | _ROUNDED)
        return _make(0, 0, 0, _INFINITE) if (order > 0) != b._sign else _finish(context, 0, 0, context.Etiny(), _CLAMPED)
    if not _compared_magnitudes(a, one) and not b_int:
        return _finish(context, 0, _ten_to(context.prec - 1), 1 - context.prec, _INEXACT | _ROUNDED)
    if b_int and b._exp + _count(b._int) <= 40:
        small = exact if not b._sign else -exact
        rise = (a._exp + _count(a._int) - 1) * small
        leaves = _compared_magnitudes(a, one) and _sure_to_leave(a, small, context)
        if leaves:
            return leaves(context, sign)
        if abs(small) < 10 ** 12 or not rise:
            return _power_int(a, small, context)
    return _power_real(a, b, context, sign)


def _sure_to_leave(a, power, context):
    """What makes the result where a ** power is far beyond the context's exponents; None: it may fit."""
    rise = _math.log10(a._int) + a._exp if a._int < 10 ** 300 else _count(a._int) + a._exp
    rise *= power
    if rise > context.Emax + 10:
        return _context._overflowed
    if rise < context.Etiny() - 10:
        return _underflowed
    return None


def _underflowed(context, sign):
    n, _ = _digits.drop_digits(1, 2, context.rounding, sign)
    context._signal(_UNDERFLOW | _INEXACT | _ROUNDED | _SUBNORMAL | (0 if n else _CLAMPED))
    return _make(sign, n, context.Emin - context.prec + 1)


def _power_real(a, b, context, sign):
    def attempt(digits):
        size = max(0, _count(b._int) + b._exp)
        scale = digits + size + 12
        log = _digits.ln_scaled(a._int, a._exp, scale + max(0, -(a._exp + _count(a._int))))
        scale += max(0, -(a._exp + _count(a._int)))
        product = log * b._int
        return _digits.exp_parts(abs(product), b._exp - scale, (product < 0) ^ b._sign, digits)

    leaves = _sure_to_leave(a, float(b), context)
    if leaves:
        return leaves(context, sign)
    n, exponent = attempt(context.prec + 12)
    rounded, _ = _digits.drop_digits(n, _count(n) - context.prec - 4, ROUND_HALF_EVEN, 0)
    exponent += _count(n) - context.prec - 4
    return _finish(context, sign, rounded, exponent, _INEXACT | _ROUNDED)


def _power_modulo(a, b, m, context):
    nan = _any_nan(context, a, b, m)
    if nan is not None:
        return nan
    if a._kind or b._kind or m._kind or not (_is_int(a) and _is_int(b) and _is_int(m)) or b._sign and b._int or not m._int:
        return context._invalid()
    if not a._int and not b._int or _count(abs(int(m))) > context.prec:
        return context._invalid()
    sign = a._sign & int(b) & 1
    return _make(sign, pow(abs(int(a)), int(b), abs(int(m))), 0)


def _square_root(value, context):
    if value._kind:
        nan = _any_nan(context, value)
        if nan is not None:
            return nan
        return context._invalid() if value._sign else value
    ideal = value._exp >> 1
    if not value._int:
        return _finish(context, value._sign, 0, ideal)
    if value._sign:
        return context._invalid()
    n, exponent = value._int, value._exp
    if exponent & 1:
        n, exponent = n * 10, exponent - 1
    shift = max(0, context.prec + 2 - (_count(n) + 1) // 2)
    n *= _ten_to(2 * shift)
    exponent = exponent // 2 - shift
    root = _math.isqrt(n)
    mode = _half_even(context)
    if root * root != n:
        return _finish(mode, 0, root * 10 + 1, exponent - 1)
    if exponent < ideal:
        root, exponent = _digits.strip_zeros(root, exponent, ideal)
    return _finish(mode, 0, root, exponent)


def _exponential(value, context):
    nan = _any_nan(context, value) if value._kind else None
    if nan is not None:
        return nan
    if value._kind:
        return _make(0, 0, 0, _INFINITE) if not value._sign else _make(0, 0, 0)
    if not value._int:
        return _make(0, 1, 0)
    if value._exp + _count(value._int) > 20 or abs(float(value)) > 2.4 * (max(context.Emax, -context.Emin) + context.prec):
        return (_underflowed if value._sign else _context._overflowed)(_half_even(context), 0)
    if value._exp + _count(value._int) < -context.prec - 1:      # 1 and next to nothing
        n = _ten_to(context.prec + 1) + (-1 if value._sign else 1)
        return _finish(_half_even(context), 0, n, -context.prec - 1)
    return _correctly_rounded(
        context, 0, lambda digits: _digits.exp_parts(value._int, value._exp, value._sign, digits))


def _logarithm(value, context, base_ten):
    nan = _any_nan(context, value) if value._kind else None
    if nan is not None:
        return nan
    if not value._kind and not value._int:
        return _make(1, 0, 0, _INFINITE)
    if value._sign:
        return context._invalid()
    if value._kind:
        return _make(0, 0, 0, _INFINITE)
    n, exponent = _digits.strip_zeros(value._int, value._exp, 10 ** 30)
    if n == 1:
        if base_ten:
            return _finish(context, int(exponent < 0), abs(exponent), 0)
        if not exponent:
            return _make(0, 0, 0)
    adjusted = exponent + _count(n) - 1
    near = abs(adjusted + (adjusted == -1)) < 1
    sign = int(adjusted < 0)

    def attempt(digits):
        scale = digits + 6
        if near:                                 # of a number next to 1: leading digits of the logarithm are 0
            scale += max(0, _count(n))
        log = abs(_digits.ln_scaled(n, exponent, scale))
        if base_ten:
            log = log * _ten_to(scale) // _digits.ln10(scale)
        return log, -scale

    return _correctly_rounded(context, sign, attempt)


def _next(value, context, toward):
    """The number next to a finite or infinite value in that direction: 1 or -1."""
    if value._kind:
        if value._sign == (toward < 0):
            return value
        return _make(value._sign, _ten_to(context.prec) - 1, context.Etop())
    quiet = context.copy()
    quiet.clear_traps()
    quiet.rounding = ROUND_CEILING if toward > 0 else ROUND_FLOOR
    rounded = _finish(quiet, value._sign, value._int, value._exp)
    if _compared(rounded, value):
        return rounded
    return _add(value, _make(int(toward < 0), 1, quiet.Etiny() - 1), 0, quiet)


def _total_key(value):
    """What compare_total orders magnitudes by."""
    if value._kind >= _QUIET:
        return 2 if value._kind == _SIGNALING else 3
    return value._kind


def _compare_total(a, b, signed):
    sign_a, sign_b = (a._sign, b._sign) if signed else (0, 0)
    if sign_a != sign_b:
        return -1 if sign_a else 1
    turn = -1 if sign_a else 1
    left, right = _total_key(a), _total_key(b)
    if left != right:
        return turn if left > right else -turn
    if left >= 2:
        return turn * ((a._int > b._int) - (a._int < b._int))
    if left == 1:
        return 0
    order = _compared(_make(0, a._int, a._exp), _make(0, b._int, b._exp))
    if not order:
        order = (a._exp > b._exp) - (a._exp < b._exp)
    return turn * order


def _logical_digits(value, context):
    """The digits of a logical operand as text, or None."""
    if value._kind or value._sign or value._exp or _count(value._int) > context.prec:
        return None
    text = str(value._int)
    return text if not text.strip("01") else None


def _logical(a, b, context, operation):
    left, right = _logical_digits(a, context), _logical_digits(b, context)
    if left is None or right is None:
        return context._invalid()
    bits = operation(int(left, 2), int(right, 2))
    return _make(0, int(bin(bits)[2:]), 0)


def _pick(a, b, context, largest, magnitudes):
    """max, min and what compares magnitudes."""
    if a._kind >= _QUIET or b._kind >= _QUIET:
        if a._kind == _QUIET and b._kind < _QUIET:
            return _plus(b, context)
        if b._kind == _QUIET and a._kind < _QUIET:
            return _plus(a, context)
        return _any_nan(context, a, b)
    order = _compared(a.copy_abs(), b.copy_abs()) if magnitudes else _compared(a, b)
    if not order:
        order = _compare_total(a, b, True)
    return _plus(a if (order >= 0) == largest else b, context)


def _plus(value, context):
    if value._kind:
        nan = _any_nan(context, value)
        return nan if nan is not None else _make(value._sign, 0, 0, _INFINITE)
    return _finish(context, value._sign, value._int, value._exp)


def _to_integral(value, context, mode, exact):
    nan = _any_nan(context, value) if value._kind else None
    if nan is not None:
        return nan
    if value._kind or value._exp >= 0:
        return _make(value._sign, value._int, value._exp, value._kind)
    n, status = _rescale(value, 0, mode)
    if exact and status and value._int:
        context._signal(status)
    return _make(value._sign, n, 0)


def _text(value, capitals, engineering=False):
    """As numbers are written."""
    sign = "-" if value._sign else ""
    if value._kind:
        if value._kind == _INFINITE:
            return sign + "Infinity"
        payload = _digits.text_of(value._int) if value._int else ""
        return sign + ("NaN" if value._kind == _QUIET else "sNaN") + payload
    digits, exponent = _digits.text_of(value._int), value._exp
    left = exponent + len(digits)
    if exponent <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif value._int:
        point = (left - 1) % 3 + 1
    else:
        point = (left + 1) % 3 - 1
    if point <= 0:
        whole, part = "0", "." + "0" * -point + digits
    elif point >= len(digits):
        whole, part = digits + "0" * (point - len(digits)), ""
    else:
        whole, part = digits[:point], "." + digits[point:]
    if left == point:
        return sign + whole + part
    return f"{sign}{whole}{part}{'E' if capitals else 'e'}{left - point:+d}"



class Decimal:
    """A decimal number."""
    __slots__ = ("_exp", "_int", "_kind", "_sign")   # in the order of _make_object()

    def __new__(cls, value="0", context=None):
        if context is None and cls is Decimal:
            result = _quick_parse(value)
            if result is not None:
                return result
        if context is not None:
            context = _in_force(context)
        source = _convert(value, context)
        if cls is Decimal:
            return source
        return _make_object(cls, source._exp, source._int, source._kind, source._sign)

    @classmethod
    def from_float(cls, f, /):
        """The exact value of a float or an int."""
        value = _from_float(f)
        return value if cls is Decimal else cls(value)

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    # what it is

    def is_nan(self): return self._kind >= _QUIET
    def is_qnan(self): return self._kind == _QUIET
    def is_snan(self): return self._kind == _SIGNALING
    def is_infinite(self): return self._kind == _INFINITE
    def is_finite(self): return self._kind == _FINITE
    def is_signed(self): return self._sign == 1
    def is_zero(self): return self._kind == _FINITE and not self._int
    def is_canonical(self): return True
    def canonical(self): return self
    def conjugate(self): return self
    def radix(self): return _make(0, 10, 0)

    def is_normal(self, context=None):
        context = _in_force(context)
        return not self._kind and self._int > 0 and self.adjusted() >= context.Emin

    def is_subnormal(self, context=None):
        context = _in_force(context)
        return not self._kind and self._int > 0 and self.adjusted() < context.Emin

    def number_class(self, context=None):
        context = _in_force(context)
        if self._kind >= _QUIET:
            return "NaN" if self._kind == _QUIET else "sNaN"
        sign = "+-"[self._sign]
        if self._kind:
            return sign + "Infinity"
        if not self._int:
            return sign + "Zero"
        return sign + ("Normal" if self.adjusted() >= context.Emin else "Subnormal")

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _make(0, 0, 0)

    def adjusted(self):
        return 0 if self._kind else self._exp + _count(self._int) - 1

    def as_tuple(self):
        if self._kind == _INFINITE:
            return DecimalTuple(self._sign, (0,), "F")
        digits = tuple(map(int, _digits.text_of(self._int)))
        if self._kind:
            return DecimalTuple(self._sign, digits if self._int else (), "n" if self._kind == _QUIET else "N")
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        if self._kind:
            if self._kind == _INFINITE:
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        n = -self._int if self._sign else self._int
        if self._exp >= 0:
            return n * _ten_to(self._exp), 1
        d = _ten_to(-self._exp)
        common = _math.gcd(n, d)
        return n // common, d // common

    # text

    def __str__(self):
        return _quick_text(self) or _text(self, getcontext().capitals)

    def __repr__(self):
        return f"Decimal('{_text(self, getcontext().capitals)}')"

    def to_eng_string(self, context=None):
        return _text(self, _in_force(context).capitals, True)

    def __format__(self, spec, override=None, /):
        from _decimal_format import formatted
        if not isinstance(spec, str):
            raise TypeError("format argument must be str")
        return formatted(self, spec, getcontext(), _make, _text)

    # other numbers

    def __bool__(self):
        return self._kind != _FINITE or self._int != 0

    def _refuse(self):
        if self._kind == _INFINITE:
            raise OverflowError("cannot convert Infinity to integer")
        raise ValueError("cannot convert NaN to integer")

    def __int__(self):
        if self._kind:
            self._refuse()
        n = self._int * _ten_to(self._exp) if self._exp >= 0 else _digits.drop_digits(
            self._int, -self._exp, ROUND_DOWN, 0)[0]
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        if self._kind == _SIGNALING:
            raise ValueError("cannot convert signaling NaN to float")
        if self._kind == _QUIET:
            return _math.copysign(_math.nan, -1.0 if self._sign else 1.0)
        return float(_text(self, 1))

    def __complex__(self):
        return complex(float(self))

    def _to_int(self, mode):
        if self._kind:
            self._refuse()
        n, _ = _rescale(self, 0, mode) if self._exp < 0 else (self._int * _ten_to(self._exp), 0)
        return -n if self._sign else n

    def __floor__(self):
        return self._to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_int(ROUND_CEILING)

    def __round__(self, ndigits=None, /):
        if ndigits is None:
            return self._to_int(ROUND_HALF_EVEN)
        if not isinstance(ndigits, int):
            raise TypeError("optional arg must be an integer")
        context = getcontext()
        if self._kind:
            nan = _any_nan(context, self)
            return nan if nan is not None else context._invalid()
        return _quantize(self, -ndigits, context, context.rounding)

    def __hash__(self):
        if self._kind:
            if self._kind == _SIGNALING:
                raise TypeError("Cannot hash a signaling NaN value")
            if self._kind == _QUIET:
                return object.__hash__(self)
            return -_sys.hash_info.inf if self._sign else _sys.hash_info.inf
        n = self._int * pow(10, self._exp, _MODULUS) % _MODULUS
        if self._sign:
            n = -n
        return -2 if n == -1 else n

    # comparison

    def _other(self, other, equality):
        """The other side of a comparison, with which self is to be compared: (self, other), or NotImplemented."""
        if isinstance(other, Decimal):
            return self, other
        if isinstance(other, int):
            return self, _from_int(other)
        if isinstance(other, float):
            context = getcontext()
            if equality:
                object.__setattr__(context, "_flags", context._flags | _FLOAT)
            else:
                context._signal(_FLOAT)
            return self, _from_float(other)
        if isinstance(other, complex) and equality:
            return (self, _from_float(other.real)) if other.imag == 0 else NotImplemented
        if isinstance(other, _numbers.Rational):
            if self._kind:
                return self, _from_int(other.numerator)
            return _make(self._sign, self._int * other.denominator, self._exp), _from_int(other.numerator)
        return NotImplemented

    def _order(self, other):
        """-1, 0, 1, None where one is a NaN; or NotImplemented."""
        pair = self._other(other, False)
        if pair is NotImplemented:
            return pair
        a, b = pair
        if a._kind >= _QUIET or b._kind >= _QUIET:
            getcontext()._signal(_INVALID)
            return None
        return _compared(a, b)

    def __eq__(self, other):
        order = _quick_order(self, other)
        if order is not None:
            return not order
        pair = self._other(other, True)
        if pair is NotImplemented:
            return pair
        a, b = pair
        if a._kind >= _QUIET or b._kind >= _QUIET:
            if a._kind == _SIGNALING or b._kind == _SIGNALING:
                getcontext()._signal(_INVALID)
            return False
        return not _compared(a, b)

    def __lt__(self, other):
        order = _quick_order(self, other)
        if order is None:
            order = self._order(other)
        return order if order is NotImplemented else order is not None and order < 0

    def __le__(self, other):
        order = _quick_order(self, other)
        if order is None:
            order = self._order(other)
        return order if order is NotImplemented else order is not None and order <= 0

    def __gt__(self, other):
        order = _quick_order(self, other)
        if order is None:
            order = self._order(other)
        return order if order is NotImplemented else order is not None and order > 0

    def __ge__(self, other):
        order = _quick_order(self, other)
        if order is None:
            order = self._order(other)
        return order if order is NotImplemented else order is not None and order >= 0

    def compare(self, other, context=None):
        other, context = _argument(other), _in_force(context)
        nan = _any_nan(context, self, other) if self._kind or other._kind else None
        return nan if nan is not None else _from_int(_compared(self, other))

    def compare_signal(self, other, context=None):
        other, context = _argument(other), _in_force(context)
        if self._kind >= _QUIET or other._kind >= _QUIET:
            context._signal(_INVALID)
            return _any_nan(context, self, other)
        return _from_int(_compared(self, other))

    def compare_total(self, other, context=None):
        _in_force(context)
        return _from_int(_compare_total(self, _argument(other), True))

    def compare_total_mag(self, other, context=None):
        _in_force(context)
        return _from_int(_compare_total(self, _argument(other), False))

    def same_quantum(self, other, context=None):
        other = _argument(other)
        if self._kind or other._kind:
            return self._kind == other._kind or self._kind >= _QUIET and other._kind >= _QUIET
        return self._exp == other._exp

    # operators

    def __neg__(self):
        context = getcontext()
        if self._kind:
            nan = _any_nan(context, self)
            return nan if nan is not None else _make(1 - self._sign, 0, 0, _INFINITE)
        sign = 1 - self._sign
        if not self._int:
            sign &= context.rounding == ROUND_FLOOR
            return _finish(context, int(sign), 0, self._exp)
        return _finish(context, sign, self._int, self._exp)

    def __pos__(self):
        context = getcontext()
        if not self._kind and not self._int:
            return _finish(context, int(self._sign and context.rounding == ROUND_FLOOR), 0, self._exp)
        return _plus(self, context)

    def __abs__(self):
        context = getcontext()
        if self._kind:
            nan = _any_nan(context, self)
            return nan if nan is not None else _make(0, 0, 0, _INFINITE)
        return _finish(context, 0, self._int, self._exp)

    def __add__(self, other):
        result = _quick_add(self, other, 0)
        if result is not None:
            return result
        other = _operand(other)
        return other if other is NotImplemented else _add(self, other, 0, getcontext())

    __radd__ = __add__

    def __sub__(self, other):
        result = _quick_add(self, other, 1)
        if result is not None:
            return result
        other = _operand(other)
        return other if other is NotImplemented else _add(self, other, 1, getcontext())

    def __rsub__(self, other):
        result = _quick_add(other, self, 1)
        if result is not None:
            return result
        other = _operand(other)
        return other if other is NotImplemented else _add(other, self, 1, getcontext())

    def __mul__(self, other):
        result = _quick_multiply(self, other)
        if result is not None:
            return result
        other = _operand(other)
        return other if other is NotImplemented else _multiply(self, other, getcontext())

    __rmul__ = __mul__

    def __truediv__(self, other):
        result = _quick_divide(self, other)
        if result is not None:
            return result
        other = _operand(other)
        return other if other is NotImplemented else _divide(self, other, getcontext())

    def __rtruediv__(self, other):
        result = _quick_divide(other, self)
        if result is not None:
            return result
        other = _operand(other)
        return other if other is NotImplemented else _divide(other, self, getcontext())

    def __floordiv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _floor_divide(self, other, getcontext())

    def __rfloordiv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _floor_divide(other, self, getcontext())

    def __mod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _remainder(self, other, getcontext())

    def __rmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _remainder(other, self, getcontext())

    def __divmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _divmod(self, other, getcontext())

    def __rdivmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _divmod(other, self, getcontext())

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        if modulo is not None:
            modulo = _operand(modulo)
            return modulo if modulo is NotImplemented else _power_modulo(self, other, modulo, getcontext())
        return _power(self, other, getcontext())

    def __rpow__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _power(other, self, getcontext())

    # methods that round

    def quantize(self, exp, rounding=None, context=None):
        """This value with the exponent of `exp`."""
        if rounding is None and context is None:
            result = _quick_quantize(self, exp)
            if result is not None:
                return result
        context = _in_force(context)
        mode = context.rounding if rounding is None else _check_rounding(rounding)
        exp = _argument(exp)
        if self._kind or exp._kind:
            nan = _any_nan(context, self, exp)
            if nan is not None:
                return nan
            return _make(self._sign, 0, 0, _INFINITE) if self._kind and exp._kind else context._invalid()
        return _quantize(self, exp._exp, context, mode)

    def normalize(self, context=None):
        context = _in_force(context)
        value = _plus(self, context)
        if value._kind:
            return value
        if not value._int:
            return _make(value._sign, 0, 0)
        n, exponent = _digits.strip_zeros(value._int, value._exp, context.Etop() if context.clamp else context.Emax)
        return _make(value._sign, n, exponent)

    def to_integral_value(self, rounding=None, context=None):
        context = _in_force(context)
        mode = context.rounding if rounding is None else _check_rounding(rounding)
        return _to_integral(self, context, mode, False)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = _in_force(context)
        mode = context.rounding if rounding is None else _check_rounding(rounding)
        return _to_integral(self, context, mode, True)

    def fma(self, other, third, context=None):
        context, other, third = _in_force(context), _argument(other), _argument(third)
        if self._kind or other._kind:
            nan = _any_nan(context, self, other, third)
            if nan is not None:
                return nan
            product = _multiply(self, other, context)
            if product._kind == _QUIET:
                return product
        else:
            product = _make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
        return _add(product, third, 0, context)

    def remainder_near(self, other, context=None):
        context, other = _in_force(context), _argument(other)
        if self._kind or other._kind:
            nan = _any_nan(context, self, other)
            if nan is not None:
                return nan
            return context._invalid() if self._kind else _plus(self, context)
        if not other._int:
            return context._invalid(_INVALID if self._int else _UNDEFINED)
        parts = _divided_ints(self, other, context)
        if parts is None:
            return context._invalid(_IMPOSSIBLE)
        quotient, rest, low = parts
        low = min(low, other._exp)
        divisor = other._int * _ten_to(other._exp - low)
        rest = self._int * _ten_to(self._exp - low) % divisor
        sign = self._sign
        if 2 * rest > divisor or 2 * rest == divisor and quotient & 1:
            quotient, rest, sign = quotient + 1, divisor - rest, 1 - sign
            if quotient >= _ten_to(context.prec):
                return context._invalid(_IMPOSSIBLE)
        return _finish(context, sign if rest else self._sign, rest, low)

    def sqrt(self, context=None):
        return _square_root(self, _in_force(context))

    def exp(self, context=None):
        return _exponential(self, _in_force(context))

    def ln(self, context=None):
        return _logarithm(self, _in_force(context), False)

    def log10(self, context=None):
        return _logarithm(self, _in_force(context), True)

    def logb(self, context=None):
        context = _in_force(context)
        if self._kind:
            nan = _any_nan(context, self)
            return nan if nan is not None else _make(0, 0, 0, _INFINITE)
        if not self._int:
            context._signal(_BY_ZERO)
            return _make(1, 0, 0, _INFINITE)
        return _plus(_from_int(self.adjusted()), context)

    def max(self, other, context=None):
        return _pick(self, _argument(other), _in_force(context), True, False)

    def min(self, other, context=None):
        return _pick(self, _argument(other), _in_force(context), False, False)

    def max_mag(self, other, context=None):
        return _pick(self, _argument(other), _in_force(context), True, True)

    def min_mag(self, other, context=None):
        return _pick(self, _argument(other), _in_force(context), False, True)

    def next_plus(self, context=None):
        context = _in_force(context)
        nan = _any_nan(context, self) if self._kind else None
        return nan if nan is not None else _next(self, context, 1)

    def next_minus(self, context=None):
        context = _in_force(context)
        nan = _any_nan(context, self) if self._kind else None
        return nan if nan is not None else _next(self, context, -1)

    def next_toward(self, other, context=None):
        context, other = _in_force(context), _argument(other)
        nan = _any_nan(context, self, other) if self._kind or other._kind else None
        if nan is not None:
            return nan
        order = _compared(self, other)
        if not order:
            return self.copy_sign(other)
        result = _next(self, context, -order)
        if result._kind:
            context._signal(_context.OVERFLOW | _INEXACT | _ROUNDED)
        elif not result._int or result.adjusted() < context.Emin:
            context._signal(_UNDERFLOW | _SUBNORMAL | _INEXACT | _ROUNDED | (0 if result._int else _CLAMPED))
        return result

    def scaleb(self, other, context=None):
        context, other = _in_force(context), _argument(other)
        nan = _any_nan(context, self, other) if self._kind or other._kind else None
        if nan is not None:
            return nan
        if other._kind or other._exp or other._int > 2 * (context.Emax + context.prec):
            return context._invalid()
        if self._kind:
            return self
        return _finish(context, self._sign, self._int, self._exp + (-other._int if other._sign else other._int))

    def _places(self, other, context):
        """The count of shift and rotate, or None."""
        if other._kind or other._exp or other._int > context.prec:
            return None
        return -other._int if other._sign else other._int

    def shift(self, other, context=None):
        context, other = _in_force(context), _argument(other)
        nan = _any_nan(context, self, other) if self._kind or other._kind else None
        if nan is not None:
            return nan
        places = self._places(other, context)
        if places is None:
            return context._invalid()
        if self._kind:
            return self
        n = self._int * _ten_to(places) % _ten_to(context.prec) if places >= 0 else self._int // _ten_to(-places)
        return _make(self._sign, n, self._exp)

    def rotate(self, other, context=None):
        context, other = _in_force(context), _argument(other)
        nan = _any_nan(context, self, other) if self._kind or other._kind else None
        if nan is not None:
            return nan
        places = self._places(other, context)
        if places is None:
            return context._invalid()
        if self._kind:
            return self
        places %= context.prec
        high, low = divmod(self._int % _ten_to(context.prec), _ten_to(context.prec - places))
        return _make(self._sign, low * _ten_to(places) + high, self._exp)

    def logical_and(self, other, context=None):
        return _logical(self, _argument(other), _in_force(context), int.__and__)

    def logical_or(self, other, context=None):
        return _logical(self, _argument(other), _in_force(context), int.__or__)

    def logical_xor(self, other, context=None):
        return _logical(self, _argument(other), _in_force(context), int.__xor__)

    def logical_invert(self, context=None):
        context = _in_force(context)
        return _logical(self, _make(0, (_ten_to(context.prec) - 1) // 9, 0), context, int.__xor__)

    def copy_abs(self):
        return _make(0, self._int, self._exp, self._kind)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        return _make(_argument(other)._sign, self._int, self._exp, self._kind)


_numbers.Number.register(Decimal)


def _methods_of_contexts():
    """Context.sqrt(x) and its like: a method of Decimal each, with that context."""
    def unary(name, with_context):
        method = getattr(Decimal, name)
        if with_context:
            return lambda self, x, /: method(_argument(x), context=self)
        return lambda self, x, /: method(_argument(x))

    def binary(name):
        method = getattr(Decimal, name)
        return lambda self, x, y, /: method(_argument(x), _argument(y), context=self)

    def arithmetic(function):
        def operation(self, /, *operands):
            if len(operands) != 2:
                raise TypeError(f"function takes exactly 2 arguments ({len(operands)} given)")
            return function(_argument(operands[0]), _argument(operands[1]), self)
        return operation

    made = {name: unary(name, True) for name in (
        "exp is_normal is_subnormal ln log10 logb logical_invert next_minus next_plus normalize number_class sqrt "
        "to_eng_string to_integral to_integral_exact to_integral_value").split()}
    made |= {name: unary(name, False) for name in (
        "canonical copy_abs copy_negate is_canonical is_finite is_infinite is_nan is_qnan is_signed is_snan is_zero").split()}
    made |= {name: binary(name) for name in (
        "compare compare_signal compare_total compare_total_mag copy_sign logical_and logical_or logical_xor max max_mag min "
        "min_mag next_toward quantize remainder_near rotate same_quantum scaleb shift").split()}
    made |= {"add": arithmetic(lambda a, b, context: _add(a, b, 0, context)),
             "subtract": arithmetic(lambda a, b, context: _add(a, b, 1, context)),
             "multiply": arithmetic(_multiply), "divide": arithmetic(_divide), "divide_int": arithmetic(_floor_divide),
             "remainder": arithmetic(_remainder), "divmod": arithmetic(_divmod)}
    made["plus"] = lambda self, x, /: _add(_make(0, 0, _argument(x)._exp), _argument(x), 0, self)
    made["minus"] = lambda self, x, /: _add(_make(0, 0, _argument(x)._exp), _argument(x), 1, self)
    made["abs"] = lambda self, x, /: _plus(_argument(x).copy_abs(), self) if not _argument(x).is_nan() else _plus(_argument(x), self)
    made["fma"] = lambda self, x, y, z, /: _argument(x).fma(y, z, context=self)
    made["copy_decimal"] = lambda self, x, /: _argument(x)
    made["_apply"] = lambda self, x, /: _plus(_argument(x), self)
    made["to_sci_string"] = lambda self, x, /: _text(_argument(x), self.capitals)

    def power(self, /, a, b, modulo=None):
        if modulo is not None:
            return _power_modulo(_argument(a), _argument(b), _argument(modulo), self)
        return _power(_argument(a), _argument(b), self)

    made["power"] = power
    for name, method in made.items():
        method.__name__, method.__qualname__ = name, "Context." + name
        setattr(Context, name, method)


_methods_of_contexts()
_native(Decimal, "decimal.Decimal")
_quick_prepare(Decimal, Context, _context._current, ROUND_HALF_EVEN)
