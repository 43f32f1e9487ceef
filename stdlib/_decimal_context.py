"""Signals, contexts and what rounds a result to one of them. Knows nothing of the class Decimal but what
decimal sets here: `make(sign, coefficient, exponent, kind)`, `convert(value)` and `parse(text)`."""
import contextvars as _contextvars

from _decimal_digits import MODES, count_digits, drop_digits, ten_to

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
FINITE, INFINITE, QUIET, SIGNALING = range(4)  # the kinds of a Decimal


class DecimalException(ArithmeticError):
    __module__ = "decimal"


def _exception(name, *bases):
    return type(name, bases, {"__module__": "decimal"})


Clamped = _exception("Clamped", DecimalException)
InvalidOperation = _exception("InvalidOperation", DecimalException)
ConversionSyntax = _exception("ConversionSyntax", InvalidOperation)
DivisionByZero = _exception("DivisionByZero", DecimalException, ZeroDivisionError)
DivisionImpossible = _exception("DivisionImpossible", InvalidOperation)
DivisionUndefined = _exception("DivisionUndefined", InvalidOperation, ZeroDivisionError)
Inexact = _exception("Inexact", DecimalException)
InvalidContext = _exception("InvalidContext", InvalidOperation)
Rounded = _exception("Rounded", DecimalException)
Subnormal = _exception("Subnormal", DecimalException)
Overflow = _exception("Overflow", Inexact, Rounded)
Underflow = _exception("Underflow", Inexact, Rounded, Subnormal)
FloatOperation = _exception("FloatOperation", DecimalException, TypeError)

# A status is a sum of these, in the order in which they are shown.
(CLAMPED, SYNTAX, BY_ZERO, IMPOSSIBLE, UNDEFINED, INEXACT, BAD_CONTEXT, INVALID, FLOAT, OVERFLOW, ROUNDED, SUBNORMAL,
 UNDERFLOW) = (1 << n for n in range(13))
ANY_INVALID = SYNTAX | IMPOSSIBLE | UNDEFINED | BAD_CONTEXT | INVALID
_signals = {InvalidOperation: ANY_INVALID, FloatOperation: FLOAT, DivisionByZero: BY_ZERO, Overflow: OVERFLOW,
            Underflow: UNDERFLOW, Subnormal: SUBNORMAL, Inexact: INEXACT, Rounded: ROUNDED, Clamped: CLAMPED}
_conditions = {InvalidOperation: INVALID, ConversionSyntax: SYNTAX, DivisionImpossible: IMPOSSIBLE,
               DivisionUndefined: UNDEFINED, InvalidContext: BAD_CONTEXT}
_shown = ("Clamped", "InvalidOperation", "DivisionByZero", "InvalidOperation", "InvalidOperation", "Inexact",
          "InvalidOperation", "InvalidOperation", "FloatOperation", "Overflow", "Rounded", "Subnormal", "Underflow")
_bad_signal = ("valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
               "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]")
_bad_rounding = ("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                 "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
_rounding_modes = set(MODES)


class SignalDict:
    """The flags or traps of a context, as a mapping."""
    __slots__ = ("_context", "_field")
    __module__ = "decimal"
    __hash__ = None

    def __init__(self, context, field):
        self._context, self._field = context, field

    def _status(self):
        return getattr(self._context, self._field)

    def __getitem__(self, signal):
        try:
            return bool(self._status() & _signals[signal])
        except KeyError:
            raise KeyError(_bad_signal) from None

    def __setitem__(self, signal, value):
        if signal not in _signals:
            raise KeyError(_bad_signal)
        status = self._status() & ~_signals[signal]
        object.__setattr__(self._context, self._field, status | _signals[signal] if value else status)

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(_signals)

    def __len__(self):
        return len(_signals)

    def __contains__(self, signal):
        return signal in _signals

    def keys(self):
        return _signals.keys()

    def values(self):
        return [self[signal] for signal in _signals]

    def items(self):
        return [(signal, self[signal]) for signal in _signals]

    def get(self, signal, default=None):
        return self[signal] if signal in _signals else default

    def copy(self):
        return dict(self.items())

    def update(self, *args, **named):
        for signal, value in dict(*args, **named).items():
            self[signal] = value

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return self._status() == other._status()
        if not isinstance(other, dict):
            return NotImplemented
        return self._status() == _status_of(other)

    def __repr__(self):
        return "{" + ", ".join(f"{signal}:{value}" for signal, value in self.items()) + "}"


def _status_of(value):
    """The status of a list or mapping of signals."""
    status = 0
    if isinstance(value, SignalDict):
        return value._status()
    if isinstance(value, dict):
        if len(value) != len(_signals):
            raise ValueError("invalid signal dict")
        value = [signal for signal, on in value.items() if on]
    for signal in value:
        if signal not in _signals:
            raise KeyError(_bad_signal)
        status |= _signals[signal]
    return status


def _names(status):
    return ", ".join(dict.fromkeys(name for n, name in enumerate(_shown) if status >> n & 1))


def _ranged(value, name, low, high, text):
    if not isinstance(value, int):
        raise TypeError("an integer is required")
    if not low <= value <= high:
        raise ValueError(f"valid range for {name} is [{text}]")
    return int(value)


def check_rounding(mode):
    if not isinstance(mode, str) or mode not in _rounding_modes:
        raise TypeError(_bad_rounding)
    return mode


def _check_field(name, value):
    if name == "prec":
        return _ranged(value, name, 1, MAX_PREC, "1, MAX_PREC")
    if name == "Emin":
        return _ranged(value, name, MIN_EMIN, 0, "MIN_EMIN, 0")
    if name == "Emax":
        return _ranged(value, name, 0, MAX_EMAX, "0, MAX_EMAX")
    if name == "rounding":
        return check_rounding(value)
    if not isinstance(value, int):
        raise TypeError("an integer is required")
    if value not in (0, 1):
        raise ValueError(f"valid values for {name} are 0 or 1")
    return int(value)


_fields = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp")


class Context:
    """Precision, rounding and the like of decimal arithmetic, and what has happened in it."""
    __slots__ = (*_fields, "_flags", "_traps", "_limit")
    __module__ = "decimal"
    __hash__ = None

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        given = prec, rounding, Emin, Emax, capitals, clamp
        for name, value in zip(_fields, given):
            setattr(self, name, getattr(DefaultContext, name) if value is None else value)
        put = object.__setattr__
        put(self, "_flags", 0 if flags is None else _status_of(flags))
        put(self, "_traps", DefaultContext._traps if traps is None else _status_of(traps))

    def __setattr__(self, name, value):
        put = object.__setattr__
        if name in ("flags", "traps"):
            if not isinstance(value, (list, dict, SignalDict)):
                raise TypeError("argument must be a signal dict")
            put(self, "_" + name, _status_of(value))
        elif name in _fields:
            put(self, name, _check_field(name, value))
            if name == "prec":
                put(self, "_limit", ten_to(self.prec) if self.prec <= 100000 else None)
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")

    def __delattr__(self, name):
        raise AttributeError("context attributes cannot be deleted")

    @property
    def flags(self):
        return SignalDict(self, "_flags")

    @property
    def traps(self):
        return SignalDict(self, "_traps")

    def __repr__(self):
        flags, traps = _names(self._flags), _names(self._traps)
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])")

    def copy(self):
        new = object.__new__(type(self))
        put = object.__setattr__
        for name in Context.__slots__:
            put(new, name, getattr(self, name))
        return new

    __copy__ = copy

    def __reduce__(self):
        return (Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                          [s for s in _signals if self.flags[s]], [s for s in _signals if self.traps[s]]))

    def clear_flags(self):
        object.__setattr__(self, "_flags", 0)

    def clear_traps(self):
        object.__setattr__(self, "_traps", 0)

    def Etiny(self):
        return self.Emin - (self.prec - 1)

    def Etop(self):
        return self.Emax - (self.prec - 1)

    def radix(self):
        return make(0, 10, 0)

    def _signal(self, status):
        """Notes what has happened; raises what is trapped."""
        object.__setattr__(self, "_flags", self._flags | status)
        trapped = status & self._traps
        if trapped:
            names = [e for e, bit in _conditions.items() if trapped & bit]
            names += [e for e, bit in _signals.items() if trapped & bit and e is not InvalidOperation]
            for kind, bit in _signals.items():
                if trapped & bit:
                    raise kind(names)

    def _invalid(self, status=INVALID):
        self._signal(status)
        return make(0, 0, 0, QUIET)

    def create_decimal(self, num="0", /):
        value = parse(num, self) if isinstance(num, str) else convert(num, self)
        return self._create(value)

    def create_decimal_from_float(self, f, /):
        return self._create(from_float(f))

    def _create(self, value):
        """A value in this context: what is too long a NaN is a fault of syntax."""
        if value._kind == FINITE:
            return finish(self, value._sign, value._int, value._exp)
        if value._kind >= QUIET and value._int and count_digits(value._int) > self.prec - self.clamp:
            return self._invalid(SYNTAX)
        return value


def _base_context(prec, rounding, traps):
    new = object.__new__(Context)
    put = object.__setattr__
    for name, value in zip(_fields, (prec, rounding, -999999, 999999, 1, 0)):
        put(new, name, value)
    put(new, "_flags", 0)
    put(new, "_traps", traps)
    put(new, "_limit", ten_to(prec))
    return new


DefaultContext = _base_context(28, "ROUND_HALF_EVEN", ANY_INVALID | BY_ZERO | OVERFLOW)
BasicContext = _base_context(9, "ROUND_HALF_UP", ANY_INVALID | BY_ZERO | OVERFLOW | UNDERFLOW | CLAMPED)
ExtendedContext = _base_context(9, "ROUND_HALF_EVEN", 0)
_templates = DefaultContext, BasicContext, ExtendedContext
_current = _contextvars.ContextVar("decimal_context")


def getcontext():
    """The context in force."""
    context = _current.get(None)
    if context is None:
        context = DefaultContext.copy()
        context.clear_flags()
        _current.set(context)
    return context


def setcontext(context, /):
    """Puts a context in force."""
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if any(context is template for template in _templates):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class ContextManager:
    """What localcontext() gives."""
    __module__ = "decimal"

    def __init__(self, local):
        self._local, self._outer = local, getcontext()

    def __enter__(self):
        setcontext(self._local)
        return self._local

    def __exit__(self, *args):
        setcontext(self._outer)


def localcontext(ctx=None, **changes):
    """A context manager: a copy of the context (or of ctx) is in force within, with these fields changed."""
    for name in changes:
        if name not in _fields and name not in ("flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("argument must be a context")
    local = ctx.copy()
    for name, value in changes.items():
        if value is not None:
            setattr(local, name, value)
    return ContextManager(local)


def _overflowed(context, sign):
    context._signal(OVERFLOW | INEXACT | ROUNDED)
    mode = context.rounding
    if mode in ("ROUND_DOWN", "ROUND_05UP") or mode == ("ROUND_FLOOR", "ROUND_CEILING")[sign]:
        return make(sign, ten_to(context.prec) - 1, context.Emax - context.prec + 1)
    return make(sign, 0, 0, INFINITE)


def finish(context, sign, n, exponent, status=0):
    """The Decimal of n * 10**exponent, rounded to the context; signals `status` and what it finds."""
    prec = context.prec
    tiny = context.Emin - prec + 1
    top = context.Emax - prec + 1
    limit = context._limit
    if tiny <= exponent <= top and limit is not None and 0 < n < limit:
        if exponent < context.Emin and exponent + count_digits(n) - 1 < context.Emin:
            status |= SUBNORMAL
        if status:
            context._signal(status)
        return make(sign, n, exponent)
    if not n:
        kept = min(max(exponent, tiny), top if context.clamp else context.Emax)
        if kept != exponent:
            status |= CLAMPED
        if status:
            context._signal(status)
        return make(sign, 0, kept)
    size = count_digits(n)
    lowest = size + exponent - prec
    if lowest > top:
        return _overflowed(context, sign)
    subnormal = lowest < tiny
    if subnormal:
        lowest = tiny
    if exponent < lowest:
        n, inexact = drop_digits(n, lowest - exponent, context.rounding, sign)
        exponent = lowest
        if count_digits(n) > prec:
            n //= 10
            exponent += 1
        if exponent > top:
            return _overflowed(context, sign)
        status |= ROUNDED
        if inexact:
            status |= INEXACT | UNDERFLOW if subnormal else INEXACT
        if not n:
            status |= CLAMPED
    if subnormal:
        status |= SUBNORMAL
    if context.clamp and exponent > top:
        status |= CLAMPED
        n *= ten_to(exponent - top)
        exponent = top
    if status:
        context._signal(status)
    return make(sign, n, exponent)
