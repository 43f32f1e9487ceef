"""Exact quotients of ints."""
import math
import numbers
import operator
import sys

__all__ = ["Fraction"]

_MODULUS, _INF = sys.hash_info.modulus, sys.hash_info.inf


def _digit_run(text, at):
    """Where the digits that begin at `at` end; single underscores between them are part of them."""
    end = at
    while end < len(text) and (text[end].isdigit() or (
            text[end] == "_" and end > at and text[end - 1] != "_" and text[end + 1:end + 2].isdigit())):
        end += 1
    return end


def _parse(text):
    """(numerator, denominator) of [sign]digits[/digits] or [sign][digits][.digits][e[sign]digits]; None: neither."""
    s = text.strip()
    negative = s[:1] == "-"
    at = start = 1 if s[:1] in ("-", "+") else 0
    at = _digit_run(s, at)
    whole = s[start:at]
    if not whole and not (s[at:at + 1] == "." and s[at + 1:at + 2].isdigit()):
        return None
    numerator, denominator = int(whole or "0"), 1
    if s[at:at + 1] == "/":
        end = _digit_run(s, at + 1)
        if end == at + 1:
            return None
        denominator, at = int(s[at + 1:end]), end
    else:
        if s[at:at + 1] == ".":
            end = _digit_run(s, at + 1)
            part = s[at + 1:end].replace("_", "")
            if part:
                scale = 10 ** len(part)
                numerator, denominator = numerator * scale + int(part), scale
            at = end
        if s[at:at + 1] in ("e", "E"):
            first = at + 1 + (s[at + 1:at + 2] in ("-", "+"))
            end = _digit_run(s, first)
            if end == first:
                return None
            exponent, at = int(s[at + 1:end]), end
            if exponent >= 0:
                numerator *= 10 ** exponent
            else:
                denominator *= 10 ** -exponent
    if at != len(s):
        return None
    return -numerator if negative else numerator, denominator


def _make(numerator, denominator):
    """A Fraction of ints in lowest terms with a positive denominator."""
    f = object.__new__(Fraction)
    f._numerator, f._denominator = numerator, denominator
    return f


def _reduced(numerator, denominator):
    g = math.gcd(numerator, denominator)
    if denominator < 0:
        g = -g
    return _make(numerator // g, denominator // g)


class Fraction(numbers.Rational):
    """A rational number: Fraction(8, 6), Fraction("3/4"), Fraction("-1.5e3"), Fraction(0.25)."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float) or _is_decimal(numerator):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            parsed = _parse(numerator)
            if parsed is None:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
            numerator, denominator = parsed
        elif not (type(numerator) is int is type(denominator)):
            if not (isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational)):
                raise TypeError("both arguments should be Rational instances")
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        if _normalize:
            g = math.gcd(numerator, denominator)
            if denominator < 0:
                g = -g
            numerator //= g
            denominator //= g
        self._numerator, self._denominator = numerator, denominator
        return self

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a Decimal."""
        if isinstance(dec, numbers.Integral):
            dec = int(dec)
        elif not _is_decimal(dec):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return cls(*dec.as_integer_ratio())

    def as_integer_ratio(self):
        """(numerator, denominator)"""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is no larger than that."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Convergents p1/q1 of the continued fraction, until the next denominator is too large.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            quotient = n // d
            q2 = q0 + quotient * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + quotient * p1, q2
            n, d = d, n - quotient * d
        k = (max_denominator - q0) // q1
        # The convergent wins unless the one between is strictly nearer.
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return _make(p1, q1)
        return _make(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __add__(a, b):
        if not isinstance(b, (int, Fraction)):
            return _inexact(operator.add, a, b)
        n, d, m, e = a._numerator, a._denominator, b.numerator, b.denominator
        return _make(n + m, 1) if d == e == 1 else _reduced(n * e + m * d, d * e)

    def __radd__(b, a):
        if not isinstance(a, numbers.Rational):
            return _inexact_reversed(operator.add, a, b)
        return _reduced(a.numerator * b._denominator + b._numerator * a.denominator, a.denominator * b._denominator)

    def __sub__(a, b):
        if not isinstance(b, (int, Fraction)):
            return _inexact(operator.sub, a, b)
        n, d, m, e = a._numerator, a._denominator, b.numerator, b.denominator
        return _reduced(n * e - m * d, d * e)

    def __rsub__(b, a):
        if not isinstance(a, numbers.Rational):
            return _inexact_reversed(operator.sub, a, b)
        return _reduced(a.numerator * b._denominator - b._numerator * a.denominator, a.denominator * b._denominator)

    def __mul__(a, b):
        if not isinstance(b, (int, Fraction)):
            return _inexact(operator.mul, a, b)
        return _reduced(a._numerator * b.numerator, a._denominator * b.denominator)

    def __rmul__(b, a):
        if not isinstance(a, numbers.Rational):
            return _inexact_reversed(operator.mul, a, b)
        return _reduced(a.numerator * b._numerator, a.denominator * b._denominator)

    def __truediv__(a, b):
        if not isinstance(b, (int, Fraction)):
            return _inexact(operator.truediv, a, b)
        return _quotient(a, b)

    def __rtruediv__(b, a):
        if not isinstance(a, numbers.Rational):
            return _inexact_reversed(operator.truediv, a, b)
        return _quotient(a, b)

    def __floordiv__(a, b):
        if not isinstance(b, (int, Fraction)):
            return _inexact(operator.floordiv, a, b)
        return a._numerator * b.denominator // (a._denominator * b.numerator)

    def __rfloordiv__(b, a):
        if not isinstance(a, numbers.Rational):
            return _inexact_reversed(operator.floordiv, a, b)
        return a.numerator * b._denominator // (a.denominator * b._numerator)

    def __divmod__(a, b):
        if not isinstance(b, (int, Fraction)):
            return _inexact(divmod, a, b)
        return _divmod(a, b)

    def __rdivmod__(b, a):
        if not isinstance(a, numbers.Rational):
            return _inexact_reversed(divmod, a, b)
        return _divmod(a, b)

    def __mod__(a, b):
        if not isinstance(b, (int, Fraction)):
            return _inexact(operator.mod, a, b)
        return _modulo(a, b)

    def __rmod__(b, a):
        if not isinstance(a, numbers.Rational):
            return _inexact_reversed(operator.mod, a, b)
        return _modulo(a, b)

    def __pow__(a, b):
        if not isinstance(b, numbers.Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        power, n, d = b.numerator, a._numerator, a._denominator
        if power >= 0:
            return _make(n ** power, d ** power)
        if n == 0:
            raise ZeroDivisionError(f"Fraction({d ** -power}, 0)")
        return _make(d ** -power, n ** -power) if n > 0 else _make((-d) ** -power, (-n) ** -power)

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return _make(a._numerator, a._denominator)

    def __neg__(a):
        return _make(-a._numerator, a._denominator)

    def __abs__(a):
        return _make(abs(a._numerator), a._denominator)

    def __int__(a):
        return int(-(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator)

    def __trunc__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2 - self._denominator
            return floor + (twice > 0 or (twice == 0 and floor & 1))
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            value = _INF
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return 0.0 == b if math.isnan(b) or math.isinf(b) else a == a.from_float(b)
        return NotImplemented

    def __lt__(a, b):
        return _ordered(a, b, operator.lt)

    def __gt__(a, b):
        return _ordered(a, b, operator.gt)

    def __le__(a, b):
        return _ordered(a, b, operator.le)

    def __ge__(a, b):
        return _ordered(a, b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _is_decimal(value):
    decimal = sys.modules.get("decimal")
    return decimal is not None and isinstance(value, decimal.Decimal)


def _inexact(operation, a, b):
    if isinstance(b, float):
        return operation(float(a), b)
    return operation(complex(a), b) if isinstance(b, complex) else NotImplemented


def _inexact_reversed(operation, a, b):
    if isinstance(a, numbers.Real):
        return operation(float(a), float(b))
    return operation(complex(a), complex(b)) if isinstance(a, numbers.Complex) else NotImplemented


def _quotient(a, b):
    n, d = a.numerator * b.denominator, a.denominator * b.numerator
    if d == 0:
        raise ZeroDivisionError(f"Fraction({(n > 0) - (n < 0)}, 0)")
    return _reduced(n, d)


def _divmod(a, b):
    d, e = a.denominator, b.denominator
    quotient, rest = divmod(a.numerator * e, d * b.numerator)
    return quotient, _reduced(rest, d * e)


def _modulo(a, b):
    d, e = a.denominator, b.denominator
    return _reduced(a.numerator * e % (d * b.numerator), d * e)


def _ordered(a, b, operation):
    if isinstance(b, numbers.Rational):
        return operation(a._numerator * b.denominator, a._denominator * b.numerator)
    if isinstance(b, float):
        if math.isnan(b) or math.isinf(b):
            return operation(0.0, b)
        return operation(a, a.from_float(b))
    return NotImplemented
