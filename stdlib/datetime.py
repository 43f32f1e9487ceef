"""Dates, times of day, durations and zones, of the proleptic Gregorian calendar."""
import time as _clock
from _classes import make as _make, native as _native, order as _order

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR, MAXYEAR = 1, 9999
_MAX_ORDINAL = 3652059
_DAY_US = 86400 * 10**6
_MISSING = object()
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


# ---- the calendar ----

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_length(year, month):
    return 29 if month == 2 and _is_leap(year) else _IN_MONTH[month]


def _ordinal(year, month, day):
    """Days since December 31 of the year 0."""
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _BEFORE_MONTH[month] + (month > 2 and _is_leap(year)) + day


def _civil(ordinal):
    """Year, month, day. Years are counted from March here, so that the leap day is a year's last."""
    era, day = divmod(ordinal + 305, 146097)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    return (era * 400 + year + (month > 9), month - 9 if month > 9 else month + 3, day - (153 * month + 2) // 5 + 1)


def _first_iso_monday(year):
    """Ordinal of the Monday of ISO week 1."""
    fourth = _ordinal(year, 1, 4)
    return fourth - (fourth + 6) % 7


def _from_iso(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    monday = _first_iso_monday(year)
    if not 0 < week < 53 and not (week == 53 and _first_iso_monday(year + 1) - monday == 371):
        raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    ordinal = monday + (week - 1) * 7 + day - 1
    return _civil(ordinal)


# ---- checks of arguments ----

def _int(value):
    """A C int of what has __index__."""
    if type(value) is not int:
        index = getattr(type(value), "__index__", None)
        if index is None:
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value = int(index(value))
    if -0x80000000 <= value <= 0x7fffffff:
        return value
    if not -1 << 63 <= value < 1 << 63:
        raise OverflowError("Python int too large to convert to C long")
    raise OverflowError("signed integer is %s" % ("less than minimum" if value < 0 else "greater than maximum"))


def _required(name, position):
    raise TypeError(f"function missing required argument '{name}' (pos {position})")


def _too_many(most, given):
    raise TypeError(f"function takes at most {most} {'' if most == 3 else 'positional '}arguments ({given} given)")


def _check_date(year, month, day):
    if not (type(year) is type(month) is type(day) is int):
        year, month, day = _int(year), _int(month), _int(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {_int(year)} is out of range")
    if not 1 <= month <= 12:
        _int(month)
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _IN_MONTH[month] and not (day == 29 and month == 2 and _is_leap(year)):
        _int(day)
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    if not (type(hour) is type(minute) is type(second) is type(microsecond) is int):
        hour, minute, second, microsecond = _int(hour), _int(minute), _int(second), _int(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold != 0 and _int(fold) != 1:
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond, int(fold)


def _check_tzinfo(value):
    if value is not None and not isinstance(value, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(value).__name__}'")


def _class_name(obj):
    cls = type(obj)
    return "datetime." + cls.__name__ if cls in _OWN else cls.__name__


# ---- durations ----

def _half_even(numerator, denominator):
    """The quotient of two ints rounded to the nearest, ties to even."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    quotient, rest = divmod(numerator, denominator)
    rest *= 2
    return quotient + (rest > denominator or (rest == denominator and quotient & 1))


def _delta(us):
    """timedelta of so many microseconds."""
    seconds, us = divmod(us, 1000000)
    days, seconds = divmod(seconds, 86400)
    if not -999999999 <= days <= 999999999:
        if not -0x80000000 <= days <= 0x7fffffff:
            raise OverflowError("Python int too large to convert to C int")
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    return _make(timedelta, days, seconds, us)


def _sum_units(units):
    """Microseconds of (name, value, microseconds a unit); fractions are rounded once, at the end."""
    whole, rest = 0, 0.0
    for name, value, factor in units:
        if isinstance(value, int):
            whole += value * factor
        elif isinstance(value, float):
            integer = int(value)
            whole += integer * factor
            part = (value - integer) * factor
            integer = int(part)
            whole += integer
            rest += part - integer
        else:
            raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
    if rest:
        rounded = round(rest)
        if abs(rest - int(rest)) == 0.5:
            odd = whole & 1
            rounded = 2 * round((rest + odd) * 0.5) - odd
        whole += rounded
    return whole


class timedelta:
    """A duration: the difference between two moments."""

    __slots__ = ("days", "seconds", "microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0, *more):
        if more:
            raise TypeError(f"__new__() takes at most 7 arguments ({7 + len(more)} given)")
        if type(days) is type(seconds) is type(microseconds) is type(milliseconds) is type(minutes) is type(
                hours) is type(weeks) is int:
            us = (((days + weeks * 7) * 24 + hours) * 60 + minutes) * 60000000 + (
                seconds * 1000 + milliseconds) * 1000 + microseconds
        else:
            us = _sum_units((("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
                             ("seconds", seconds, 1000000), ("minutes", minutes, 60000000),
                             ("hours", hours, 3600000000), ("days", days, _DAY_US), ("weeks", weeks, 7 * _DAY_US)))
        if cls is timedelta:
            return _delta(us)
        d = _delta(us)
        return _make(cls, d.days, d.seconds, d.microseconds)

    def _us(self):
        return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds

    def total_seconds(self):
        """All of the duration in seconds."""
        return ((self.days * 86400 + self.seconds) * 1000000 + self.microseconds) / 1000000

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (("days", self.days), ("seconds", self.seconds),
                                                       ("microseconds", self.microseconds)) if value]
        return f"{_class_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02}:{seconds:02}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return f"{text}.{self.microseconds:06}" if self.microseconds else text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _delta(timedelta._us(self) + timedelta._us(other))
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _delta(timedelta._us(self) - timedelta._us(other))
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return _delta(timedelta._us(other) - timedelta._us(self))
        return NotImplemented

    def __neg__(self):
        return _delta(-timedelta._us(self))

    def __pos__(self):
        return _make(timedelta, self.days, self.seconds, self.microseconds)

    def __abs__(self):
        return _delta(abs(timedelta._us(self)))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(timedelta._us(self) * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return _delta(_half_even(timedelta._us(self) * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return timedelta._us(self) // timedelta._us(other)
        if isinstance(other, int):
            return _delta(timedelta._us(self) // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return timedelta._us(self) / timedelta._us(other)
        if isinstance(other, int):
            if other == 0:
                raise ZeroDivisionError("integer division or modulo by zero")
            return _delta(_half_even(timedelta._us(self), other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            if numerator == 0:
                raise ZeroDivisionError("integer division or modulo by zero")
            return _delta(_half_even(timedelta._us(self) * denominator, numerator))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _delta(timedelta._us(self) % timedelta._us(other))
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, rest = divmod(timedelta._us(self), timedelta._us(other))
            return quotient, _delta(rest)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, timedelta):
            return _order(self, other, 3) == 0
        return NotImplemented

    def __lt__(self, other):
        return _order(self, other, 3) < 0 if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return _order(self, other, 3) <= 0 if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return _order(self, other, 3) > 0 if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return _order(self, other, 3) >= 0 if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self):
        return self.days != 0 or self.seconds != 0 or self.microseconds != 0

    def __reduce__(self):
        return type(self), (self.days, self.seconds, self.microseconds)




# ---- text ----

def _offset_text(offset, colon=":"):
    """+hh:mm[:ss[.ffffff]]"""
    if offset is None:
        return ""
    us = timedelta._us(offset)
    sign = "-" if us < 0 else "+"
    seconds, us = divmod(abs(us), 1000000)
    minutes, seconds = divmod(seconds, 60)
    text = f"{sign}{minutes // 60:02}{colon}{minutes % 60:02}"
    if seconds or us:
        text += f"{colon}{seconds:02}"
    if us:
        text += f".{us:06}"
    return text


_TIMESPECS = {
    "hours": lambda h, m, s, us: f"{h:02}",
    "minutes": lambda h, m, s, us: f"{h:02}:{m:02}",
    "seconds": lambda h, m, s, us: f"{h:02}:{m:02}:{s:02}",
    "milliseconds": lambda h, m, s, us: f"{h:02}:{m:02}:{s:02}.{us // 1000:03}",
    "microseconds": lambda h, m, s, us: f"{h:02}:{m:02}:{s:02}.{us:06}",
}


def _clock_text(hour, minute, second, us, timespec, position):
    if timespec == "auto":
        text = f"{hour:02}:{minute:02}:{second:02}"
        return f"{text}.{us:06}" if us else text
    if not isinstance(timespec, str):
        raise TypeError(f"isoformat() argument {position} must be str, not {_type_name(timespec)}")
    style = _TIMESPECS.get(timespec)
    if style is None:
        raise ValueError("Unknown timespec value")
    return style(hour, minute, second, us)


def _type_name(value):
    return "None" if value is None else _class_name(value)


def _format(obj, format, us, timetuple):
    """strftime with %f, %z and %Z, which the C library has no values for."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {_type_name(format)}")
    out, at = [], 0
    while True:
        percent = format.find("%", at)
        if percent < 0 or percent + 1 >= len(format):
            out.append(format[at:])
            break
        letter = format[percent + 1]
        out.append(format[at:percent])
        at = percent + 2
        if letter == "f":
            out.append(f"{us:06}")
        elif letter == "z":
            out.append(_offset_text(obj.utcoffset(), "") if hasattr(obj, "utcoffset") else "")
        elif letter == "Z":
            name = obj.tzname() if hasattr(obj, "tzname") else None
            out.append("" if name is None else name.replace("%", "%%"))
        else:
            out.append("%" + letter)
    return _clock.strftime("".join(out), timetuple)


class _Bad(Exception):
    """Text that is no ISO format."""


def _digits(text, at, count):
    part = text[at:at + count]
    if len(part) != count or not part.isascii() or not part.isdigit():
        raise _Bad
    return int(part)


def _parse_date(text):
    """YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D], YYYYWww[D]; what follows a day of a week is not looked at."""
    year = _digits(text, 0, 4)
    dash = text[4:5] == "-"
    at = 4 + dash
    if text[at:at + 1] == "W":
        week, at = _digits(text, at + 1, 2), at + 3
        day = 1
        if at < len(text):
            if dash:
                if text[at] != "-":
                    raise _Bad
                at += 1
            day = _digits(text, at, 1)
        try:
            return _from_iso(year, week, day)
        except ValueError:
            raise _Bad from None
    month, at = _digits(text, at, 2), at + 2
    if dash:
        if text[at:at + 1] != "-":
            raise _Bad
        at += 1
    return year, month, _digits(text, at, 2)


def _parse_clock(text, exact):
    """hh[[:]mm[[:]ss]][.f…] as hours, minutes, seconds, microseconds; `exact`: nothing may follow."""
    fields, at, size = [0, 0, 0, 0], 0, len(text)
    colons = text[2:3] == ":"
    for i in range(3):
        fields[i] = _digits(text, at, 2)
        at += 2
        if at + 1 >= size:
            if exact and at < size:
                raise _Bad
            return fields
        at += 1
        if text[at - 1] in ".,":
            break
        if not colons:
            at -= 1
        elif text[at - 1] != ":":
            raise _Bad
    count = min(size - at, 6)
    fields[3] = _digits(text, at, count) * 10 ** (6 - count)
    at += count
    while exact and at < size:
        if not "0" <= text[at] <= "9":
            raise _Bad
        at += 1
    return fields


def _parse_time(text):
    """hours, minutes, seconds, microseconds, tzinfo"""
    signs = [i for i in (text.find("+"), text.find("-"), text.find("Z")) if i >= 0]
    if not signs:
        return *_parse_clock(text, True), None
    at = min(signs)
    zone = text[at + 1:]
    fields = _parse_clock(text[:at], False)
    if text[at] == "Z":
        if zone:
            raise _Bad
        return *fields, timezone.utc
    hours, minutes, seconds, us = _parse_clock(zone, True)
    offset = ((hours * 60 + minutes) * 60 + seconds) * 1000000 + us
    if offset == 0:
        return *fields, timezone.utc
    return *fields, timezone(_delta(-offset if text[at] == "-" else offset))


def _date_end(text):
    """Where the date of a date and time ends."""
    if len(text) == 7:
        return 7
    if text[4:5] == "-":
        if text[5:6] != "W":
            return 10
        if len(text) < 8:
            raise _Bad
        if text[8:9] != "-":
            return 8
        if len(text) == 9:
            raise _Bad
        return 8 if text[10:11].isdigit() and text[10:11].isascii() else 10
    if text[4:5] != "W":
        return 8
    at = 7
    while at < len(text) and "0" <= text[at] <= "9":
        at += 1
    return at if at < 9 else 7 if at % 2 == 0 else 8


# ---- dates ----

class IsoCalendarDate(tuple):
    """ISO year, week and weekday."""

    __slots__ = ()

    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"

    def __reduce__(self):
        return tuple, (tuple(self),)


class date:
    """A day of the calendar."""

    __slots__ = ("year", "month", "day")

    def __new__(cls, year=_MISSING, month=_MISSING, day=_MISSING, *more):
        if more:
            _too_many(3, 3 + len(more))
        if month is _MISSING:
            if type(year) is bytes and len(year) == 4 and 1 <= year[2] <= 12:
                return _make(cls, year[0] << 8 | year[1], year[2], year[3])
            if year is _MISSING:
                _required("year", 1)
            _int(year)
            _required("month", 2)
        if year is _MISSING:
            _required("year", 1)
        if day is _MISSING:
            _required("day", 3)
        year, month, day = _check_date(year, month, day)
        return _make(cls, year, month, day)

    @classmethod
    def today(cls):
        """The date of now, in local time."""
        return cls.fromtimestamp(_clock.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """The local date of seconds since the epoch."""
        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        t = _clock.localtime(timestamp)
        return cls(t.tm_year, t.tm_mon, t.tm_mday)

    @classmethod
    def fromordinal(cls, ordinal, /):
        """The date so many days after December 31 of the year 0."""
        ordinal = _int(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        if ordinal > _MAX_ORDINAL:
            raise ValueError(f"year {_civil(ordinal)[0]} is out of range")
        return cls(*_civil(ordinal))

    @classmethod
    def fromisoformat(cls, text, /):
        """The date of text in an ISO 8601 format."""
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(text) not in (7, 8, 10):
                raise _Bad
            fields = _parse_date(text)
        except _Bad:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The date of an ISO year, week and weekday."""
        return cls(*_from_iso(_int(year), _int(week), _int(day)))

    def __repr__(self):
        return f"{_class_name(self)}({self.year}, {self.month}, {self.day})"

    def isoformat(self):
        """YYYY-MM-DD"""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        """Text like 'Sat Jun  6 00:00:00 1998'."""
        return f"{_DAYS[self.weekday()]} {_MONTHS[self.month]} {self.day:2} 00:00:00 {self.year:04}"

    def strftime(self, format):
        """Text after a format."""
        return _format(self, format, 0, self.timetuple())

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_type_name(spec)}")
        return self.strftime(spec) if spec else str(self)

    def timetuple(self):
        """A struct_time of midnight."""
        ordinal = date.toordinal(self)
        return _clock.struct_time((self.year, self.month, self.day, 0, 0, 0, (ordinal + 6) % 7,
                                   ordinal - _ordinal(self.year, 1, 0), -1))

    def toordinal(self):
        """Days since December 31 of the year 0."""
        return _ordinal(self.year, self.month, self.day)

    def weekday(self):
        """Monday is 0."""
        return (_ordinal(self.year, self.month, self.day) + 6) % 7

    def isoweekday(self):
        """Monday is 1."""
        return (_ordinal(self.year, self.month, self.day) + 6) % 7 + 1

    def isocalendar(self):
        """ISO year, week and weekday."""
        year = self.year
        monday = _first_iso_monday(year)
        ordinal = _ordinal(year, self.month, self.day)
        if ordinal < monday:
            year -= 1
            monday = _first_iso_monday(year)
        elif ordinal >= _first_iso_monday(year + 1):
            year += 1
            monday = _first_iso_monday(year)
        week, day = divmod(ordinal - monday, 7)
        return IsoCalendarDate(year, week + 1, day + 1)

    def replace(self, year=_MISSING, month=_MISSING, day=_MISSING):
        """The date with other fields."""
        return type(self)(self.year if year is _MISSING else year, self.month if month is _MISSING else month,
                          self.day if day is _MISSING else day)

    def __eq__(self, other):
        return _order(self, other, 3) == 0 if isinstance(other, date) else NotImplemented

    def __lt__(self, other):
        return _order(self, other, 3) < 0 if isinstance(other, date) else NotImplemented

    def __le__(self, other):
        return _order(self, other, 3) <= 0 if isinstance(other, date) else NotImplemented

    def __gt__(self, other):
        return _order(self, other, 3) > 0 if isinstance(other, date) else NotImplemented

    def __ge__(self, other):
        return _order(self, other, 3) >= 0 if isinstance(other, date) else NotImplemented

    def __hash__(self):
        return hash((self.year, self.month, self.day))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = date.toordinal(self) + other.days
        if not 0 < ordinal <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self)(*_civil(ordinal))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            ordinal = date.toordinal(self) - other.days
            if not 0 < ordinal <= _MAX_ORDINAL:
                raise OverflowError("date value out of range")
            return type(self)(*_civil(ordinal))
        if isinstance(other, date) and not isinstance(other, datetime):
            return _delta((date.toordinal(self) - date.toordinal(other)) * _DAY_US)
        return NotImplemented

    def _state(self):
        return bytes((self.year >> 8, self.year & 255, self.month, self.day))

    def __reduce__(self):
        return type(self), (self._state(),)


# ---- zones ----

def _call_zone(tz, method, argument):
    """utcoffset or dst of a zone: None or a duration below a day."""
    if tz is None:
        return None
    offset = getattr(tz, method)(argument)
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{method}() must return None or timedelta, not '{type(offset).__name__}'")
    if not -_DAY_US < timedelta._us(offset) < _DAY_US:
        raise ValueError("offset must be a timedelta strictly between"
                         f" -timedelta(hours=24) and timedelta(hours=24).")
    return offset


def _zone_name(tz, argument):
    if tz is None:
        return None
    name = tz.tzname(argument)
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


class tzinfo:
    """What zones derive from."""

    __slots__ = ()

    def tzname(self, dt, /):
        """The zone's name at that moment."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt, /):
        """How far the zone is ahead of UTC."""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt, /):
        """How far summer time has moved the clock."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt, /):
        """A moment in UTC as local time of the zone."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        summer = dt.dst()
        if summer is None:
            raise ValueError("fromutc: non-None dst() result required")
        standard = offset - summer
        if standard:
            dt += standard
            summer = dt.dst()
            if summer is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + summer

    def __reduce__(self):
        get = getattr(self, "__getinitargs__", None)
        return type(self), tuple(get()) if get else (), self.__getstate__()


class timezone(tzinfo):
    """A zone with a fixed offset."""

    __slots__ = ("_offset", "_name")

    def __new__(cls, offset=_MISSING, name=_MISSING, *more):
        if more:
            raise TypeError(f"timezone() takes at most 2 arguments ({2 + len(more)} given)")
        if offset is _MISSING:
            raise TypeError("timezone() missing required argument 'offset' (pos 1)")
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {_type_name(offset)}")
        if name is _MISSING:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {_type_name(name)}")
        if not -_DAY_US < timedelta._us(offset) < _DAY_US:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and"
                             f" timedelta(hours=24), not {offset!r}.")
        return _make(cls, offset, name)

    def __init_subclass__(cls, **more):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def _check(self, dt, method):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt, /):
        """The fixed offset."""
        self._check(dt, "utcoffset")
        return self._offset

    def dst(self, dt, /):
        """None: such zones know no summer time."""
        self._check(dt, "dst")

    def tzname(self, dt, /):
        """The name given, or UTC±hh:mm."""
        self._check(dt, "tzname")
        return str(self)

    def fromutc(self, dt, /):
        """A moment in UTC as local time of the zone."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __str__(self):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{name})"

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __getstate__(self):
        """All there is lies in the arguments."""

    def __getinitargs__(self):
        """The arguments that make an equal zone."""
        return (self._offset,) if self._name is None else (self._offset, self._name)


timezone.utc = UTC = _make(timezone, timedelta(0), None)
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


# ---- times of day ----

class time:
    """A time of day, perhaps in a zone."""

    __slots__ = ("hour", "minute", "second", "microsecond", "tzinfo", "fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *more, fold=0):
        if more:
            _too_many(5, 5 + len(more))
        if type(hour) is bytes and len(hour) == 6 and hour[0] & 127 < 24:
            zone = minute or None
            _check_tzinfo(zone)
            return _make(cls, hour[0] & 127, hour[1], hour[2], int.from_bytes(hour[3:], "big"), zone, hour[0] >> 7)
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        if tzinfo is not None:
            _check_tzinfo(tzinfo)
        return _make(cls, hour, minute, second, microsecond, tzinfo, fold)

    @classmethod
    def fromisoformat(cls, text, /):
        """The time of text in an ISO 8601 format."""
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            fields = _parse_time(text[1:] if text.startswith("T") else text)
        except _Bad:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*fields)

    def isoformat(self, timespec="auto"):
        """hh:mm:ss[.ffffff][+hh:mm]"""
        return (_clock_text(self.hour, self.minute, self.second, self.microsecond, timespec, 1)
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        text = f"{_class_name(self)}({self.hour}, {self.minute}"
        if self.microsecond:
            text += f", {self.second}, {self.microsecond}"
        elif self.second:
            text += f", {self.second}"
        if self.tzinfo is not None:
            text += f", tzinfo={self.tzinfo!r}"
        return f"{text}, fold=1)" if self.fold else text + ")"

    def strftime(self, format):
        """Text after a format; the date is January 1 of 1900."""
        moment = _clock.struct_time((1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1))
        return _format(self, format, self.microsecond, moment)

    __format__ = date.__format__

    def replace(self, hour=_MISSING, minute=_MISSING, second=_MISSING, microsecond=_MISSING, tzinfo=_MISSING, *, fold=_MISSING):
        """The time with other fields."""
        return type(self)(self.hour if hour is _MISSING else hour, self.minute if minute is _MISSING else minute,
                          self.second if second is _MISSING else second,
                          self.microsecond if microsecond is _MISSING else microsecond,
                          self.tzinfo if tzinfo is _MISSING else tzinfo, fold=self.fold if fold is _MISSING else fold)

    def utcoffset(self):
        """The zone's offset, or None."""
        return None if self.tzinfo is None else _call_zone(self.tzinfo, "utcoffset", None)

    def tzname(self):
        """The zone's name, or None."""
        return _zone_name(self.tzinfo, None)

    def dst(self):
        """The zone's summer time, or None."""
        return _call_zone(self.tzinfo, "dst", None)

    def _us(self):
        return ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond

    def _compare(self, other, equality):
        """Below, at or above 0; None: one has a zone and the other has not."""
        if self.tzinfo is other.tzinfo:
            return _order(self, other, 4)
        else:
            a, b = time._us(self), time._us(other)
            mine, theirs = self.utcoffset(), other.utcoffset()
            if (mine is None) != (theirs is None):
                if equality:
                    return None
                raise TypeError("can't compare offset-naive and offset-aware times")
            if mine is not None:
                a -= timedelta._us(mine)
                b -= timedelta._us(theirs)
        return a - b

    def __eq__(self, other):
        return time._compare(self, other, True) == 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return time._compare(self, other, False) < 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return time._compare(self, other, False) <= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return time._compare(self, other, False) > 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return time._compare(self, other, False) >= 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        offset = (self.replace(fold=0) if self.fold else self).utcoffset()
        us = time._us(self)
        return hash(us if offset is None else us - timedelta._us(offset))

    def _state(self, fold):
        us = self.microsecond
        return bytes((self.hour | (128 if fold and self.fold else 0), self.minute, self.second, us >> 16,
                      us >> 8 & 255, us & 255))

    def __reduce_ex__(self, protocol):
        state = time._state(self, protocol > 3)
        return type(self), (state,) if self.tzinfo is None else (state, self.tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


# ---- moments ----

def _split_timestamp(t):
    """Whole seconds and microseconds, rounded half to even."""
    if isinstance(t, float):
        if t != t:
            raise ValueError("Invalid value NaN (not a number)")
        if not -2.0**63 <= t < 2.0**63:
            raise OverflowError("timestamp out of range for platform time_t")
        whole = int(t)
        us = round((t - whole) * 1e6)
        if us < 0:
            whole, us = whole - 1, us + 1000000
        return (whole + 1, 0) if us == 1000000 else (whole, us)
    if not hasattr(type(t), "__index__"):
        raise TypeError(f"'{type(t).__name__}' object cannot be interpreted as an integer")
    t = t.__index__()
    if not -1 << 63 <= t < 1 << 63:
        raise OverflowError("timestamp out of range for platform time_t")
    return t, 0


_EPOCH_SECONDS = (_ordinal(1970, 1, 1)) * 86400


def _local(t):
    """Seconds of the local clock, counted like a timestamp, at a timestamp."""
    m = _clock.localtime(t)
    return _ordinal(m[0], m[1], m[2]) * 86400 + m[3] * 3600 + m[4] * 60 + m[5] - _EPOCH_SECONDS


def _local_timestamp(wall, fold):
    """The timestamp at which the local clock shows `wall`; where it does so twice, fold says which."""
    early = _local(wall - 86400) - (wall - 86400)
    late = _local(wall + 86400) - (wall + 86400)
    fits = [wall - offset for offset in dict.fromkeys((early, late)) if _local(wall - offset) == wall]
    if len(fits) == 1:
        return fits[0]
    if fits:
        return max(fits) if fold else min(fits)
    middle = _local(wall - early) - (wall - early), _local(wall - late) - (wall - late)
    for offset in middle:
        if _local(wall - offset) == wall:
            return wall - offset
    return wall - (late if fold else early)


def _zone_at(t):
    """The local zone at a timestamp."""
    m = _clock.localtime(t)
    return timezone(timedelta(seconds=m.tm_gmtoff), m.tm_zone)


class datetime(date):
    """A date and a time of day, perhaps in a zone."""

    __slots__ = ("hour", "minute", "second", "microsecond", "tzinfo", "fold")

    def __new__(cls, year=_MISSING, month=_MISSING, day=_MISSING, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *more, fold=0):
        if more:
            _too_many(8, 8 + len(more))
        if day is _MISSING:
            if type(year) is bytes and len(year) == 10 and 1 <= year[2] & 127 <= 12:
                zone = None if month is _MISSING else month
                _check_tzinfo(zone)
                return _make(cls, year[0] << 8 | year[1], year[2] & 127, year[3], year[4], year[5], year[6],
                             int.from_bytes(year[7:], "big"), zone, year[2] >> 7)
            if year is _MISSING:
                _required("year", 1)
            if month is _MISSING:
                _required("month", 2)
            _required("day", 3)
        if month is _MISSING:
            _required("month", 2)
        if year is _MISSING:
            _required("year", 1)
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        if tzinfo is not None:
            _check_tzinfo(tzinfo)
        return _make(cls, year, month, day, hour, minute, second, microsecond, tzinfo, fold)

    # making one

    @classmethod
    def _of_seconds(cls, seconds, us, zone=None, fold=0):
        """From seconds since the epoch as a clock shows them."""
        days, seconds = divmod(seconds + _EPOCH_SECONDS, 86400)
        year, month, day = _civil(days)
        minutes, seconds = divmod(seconds, 60)
        return cls(year, month, day, minutes // 60, minutes % 60, seconds, us, zone, fold=fold)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The moment of seconds since the epoch, in local time or in a zone."""
        _check_tzinfo(tz)
        seconds, us = _split_timestamp(timestamp)
        if tz is not None:
            _check_seconds(seconds)
            return tz.fromutc(cls._of_seconds(seconds, us, tz))
        wall = _local(seconds)
        _check_seconds(_local(seconds - 86400))
        _check_seconds(wall)
        fold = 0
        if wall - _local(seconds - 86400) < 86400:
            jump = 86400 - (wall - _local(seconds - 86400))
            fold = int(_local(seconds - jump) == wall)
        return cls._of_seconds(wall, us, None, fold)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """The moment of seconds since the epoch, in UTC, without a zone."""
        seconds, us = _split_timestamp(timestamp)
        _check_seconds(seconds)
        return cls._of_seconds(seconds, us)

    @classmethod
    def now(cls, tz=None):
        """Now, in local time or in a zone."""
        _check_tzinfo(tz)
        seconds, ns = divmod(_clock.time_ns(), 1000000000)
        if tz is None:
            return cls._of_seconds(_local(seconds), ns // 1000)
        return tz.fromutc(cls._of_seconds(seconds, ns // 1000, tz))

    @classmethod
    def utcnow(cls):
        """Now in UTC, without a zone."""
        seconds, ns = divmod(_clock.time_ns(), 1000000000)
        return cls._of_seconds(seconds, ns // 1000)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A date and a time of day together."""
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {_type_name(date)}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {_type_name(time)}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, text, /):
        """The moment of text in an ISO 8601 format."""
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        if len(text) == 19 and text[4] == text[7] == "-" and text[13] == text[16] == ":":
            fields = text[:4], text[5:7], text[8:10], text[11:13], text[14:16], text[17:]
            digits = "".join(fields)
            if digits.isascii() and digits.isdigit():
                return cls(*map(int, fields))
        try:
            if len(text) < 7:
                raise _Bad
            end = _date_end(text)
            day = _parse_date(text[:end])
            if len(text) == end + 1:
                raise _Bad
            clock = _parse_time(text[end + 1:]) if len(text) > end else ()
        except _Bad:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*day, *clock)

    @classmethod
    def strptime(cls, text, format, /):
        """The moment that text shows after a format."""
        for i, value in ((1, text), (2, format)):
            if not isinstance(value, str):
                raise TypeError(f"strptime() argument {i} must be str, not {_type_name(value)}")
        moment, us, offset_us = _clock._strptime(text, format)
        zone = None
        if moment.tm_gmtoff is not None:
            offset = timedelta(0, moment.tm_gmtoff, offset_us)
            zone = timezone(offset, moment.tm_zone) if moment.tm_zone else timezone(offset)
        return cls(*moment[:6], us, zone)

    # its parts

    def date(self):
        """The date alone."""
        return _make(_date_class, self.year, self.month, self.day)

    def time(self):
        """The time of day without the zone."""
        return _make(_time_class, self.hour, self.minute, self.second, self.microsecond, None, self.fold)

    def timetz(self):
        """The time of day with the zone."""
        return _make(_time_class, self.hour, self.minute, self.second, self.microsecond, self.tzinfo, self.fold)

    def replace(self, year=_MISSING, month=_MISSING, day=_MISSING, hour=_MISSING, minute=_MISSING, second=_MISSING, microsecond=_MISSING,
                tzinfo=_MISSING, *, fold=_MISSING):
        """The moment with other fields."""
        return type(self)(self.year if year is _MISSING else year, self.month if month is _MISSING else month,
                          self.day if day is _MISSING else day, self.hour if hour is _MISSING else hour,
                          self.minute if minute is _MISSING else minute, self.second if second is _MISSING else second,
                          self.microsecond if microsecond is _MISSING else microsecond,
                          self.tzinfo if tzinfo is _MISSING else tzinfo, fold=self.fold if fold is _MISSING else fold)

    def timetuple(self):
        """A struct_time as the clock of the zone shows it."""
        summer = self.dst()
        return self._tuple(-1 if summer is None else int(bool(summer)))

    def utctimetuple(self):
        """A struct_time in UTC."""
        offset = self.utcoffset()
        return datetime._tuple(self - offset if offset else self, 0)

    def _tuple(self, summer):
        ordinal = date.toordinal(self)
        return _clock.struct_time((self.year, self.month, self.day, self.hour, self.minute, self.second,
                                   (ordinal + 6) % 7, ordinal - _ordinal(self.year, 1, 0), summer))

    def _wall(self):
        """Microseconds since December 31 of the year 0, as the clock shows them."""
        return ((date.toordinal(self) * 24 + self.hour) * 3600 + self.minute * 60 + self.second) * 1000000 + self.microsecond

    def timestamp(self):
        """Seconds since the epoch."""
        if self.tzinfo is not None:
            offset = self.utcoffset()
            if offset is None:
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            return (datetime._wall(self) - timedelta._us(offset) - _EPOCH_SECONDS * 1000000) / 1000000
        wall = datetime._wall(self) // 1000000 - _EPOCH_SECONDS
        return _local_timestamp(wall, self.fold) + self.microsecond / 1e6

    def astimezone(self, tz=None):
        """The same moment in another zone; without one, in the local zone."""
        if tz is not None and not isinstance(tz, _tzinfo_class):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type"
                            f" '{type(tz).__name__}'")
        if self.tzinfo is tz and tz is not None:
            return self
        offset = self.utcoffset()
        if offset is None:
            wall = datetime._wall(self) // 1000000 - _EPOCH_SECONDS
            offset = _zone_at(_local_timestamp(wall, self.fold)).utcoffset(None)
        if tz is None:
            tz = _zone_at((datetime._wall(self) - timedelta._us(offset)) // 1000000 - _EPOCH_SECONDS)
        return tz.fromutc(datetime._moved(self.replace(tzinfo=tz), -timedelta._us(offset)))

    def utcoffset(self):
        """The zone's offset at this moment, or None."""
        return None if self.tzinfo is None else _call_zone(self.tzinfo, "utcoffset", self)

    def tzname(self):
        """The zone's name at this moment, or None."""
        return _zone_name(self.tzinfo, self)

    def dst(self):
        """The zone's summer time at this moment, or None."""
        return _call_zone(self.tzinfo, "dst", self)

    # as text

    def isoformat(self, sep="T", timespec="auto"):
        """YYYY-MM-DDThh:mm:ss[.ffffff][+hh:mm]"""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {_type_name(sep)}")
        if timespec == "auto" and self.tzinfo is None:
            text = f"{self.year:04}-{self.month:02}-{self.day:02}{sep}{self.hour:02}:{self.minute:02}:{self.second:02}"
            return f"{text}.{self.microsecond:06}" if self.microsecond else text
        return (f"{self.year:04}-{self.month:02}-{self.day:02}{sep}"
                + _clock_text(self.hour, self.minute, self.second, self.microsecond, timespec, 2)
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        text = f"{_class_name(self)}({self.year}, {self.month}, {self.day}, {self.hour}, {self.minute}"
        if self.microsecond:
            text += f", {self.second}, {self.microsecond}"
        elif self.second:
            text += f", {self.second}"
        if self.fold:
            text += ", fold=1"
        return text + ")" if self.tzinfo is None else f"{text}, tzinfo={self.tzinfo!r})"

    def ctime(self):
        """Text like 'Sat Jun  6 16:26:11 1998'."""
        return (f"{_DAYS[self.weekday()]} {_MONTHS[self.month]} {self.day:2}"
                f" {self.hour:02}:{self.minute:02}:{self.second:02} {self.year:04}")

    def strftime(self, format):
        """Text after a format."""
        return _format(self, format, self.microsecond, self.timetuple())

    # comparison

    def _compare(self, other, equality):
        """Below, at or above 0; None: not equal for a reason beyond the clock."""
        if self.tzinfo is other.tzinfo:
            return _order(self, other, 7)
        else:
            a, b = datetime._wall(self), datetime._wall(other)
            mine, theirs = self.utcoffset(), other.utcoffset()
            if equality and mine != theirs and (_depends_on_fold(self, mine) or _depends_on_fold(other, theirs)):
                return None
            if (mine is None) != (theirs is None):
                if equality:
                    return None
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            if mine is not None:
                a -= timedelta._us(mine)
                b -= timedelta._us(theirs)
                if equality and a == b and (_depends_on_fold(self, mine) or _depends_on_fold(other, theirs)):
                    return None
        return a - b

    def _other(self, other):
        """NotImplemented, where other is no date either."""
        if isinstance(other, date):
            raise TypeError(f"can't compare {_full_name(self)} to {_full_name(other)}")
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, datetime):
            return datetime._compare(self, other, True) == 0
        return False if isinstance(other, date) else NotImplemented

    def __ne__(self, other):
        if isinstance(other, datetime):
            return datetime._compare(self, other, True) != 0
        return True if isinstance(other, date) else NotImplemented

    def __lt__(self, other):
        if isinstance(other, datetime):
            if self.tzinfo is other.tzinfo:
                return _order(self, other, 7) < 0
            return datetime._compare(self, other, False) < 0
        return datetime._other(self, other)

    def __le__(self, other):
        if isinstance(other, datetime):
            if self.tzinfo is other.tzinfo:
                return _order(self, other, 7) <= 0
            return datetime._compare(self, other, False) <= 0
        return datetime._other(self, other)

    def __gt__(self, other):
        if isinstance(other, datetime):
            if self.tzinfo is other.tzinfo:
                return _order(self, other, 7) > 0
            return datetime._compare(self, other, False) > 0
        return datetime._other(self, other)

    def __ge__(self, other):
        if isinstance(other, datetime):
            if self.tzinfo is other.tzinfo:
                return _order(self, other, 7) >= 0
            return datetime._compare(self, other, False) >= 0
        return datetime._other(self, other)

    def __hash__(self):
        if self.tzinfo is None:
            return hash(datetime._wall(self))
        offset = (self.replace(fold=0) if self.fold else self).utcoffset()
        return hash(datetime._wall(self) if offset is None else datetime._wall(self) - timedelta._us(offset))

    # arithmetic

    def _moved(self, us):
        us += datetime._wall(self)
        seconds, us = divmod(us, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not 0 < days <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        year, month, day = _civil(days)
        minutes, seconds = divmod(seconds, 60)
        cls = type(self)
        if cls is datetime:
            return _make(datetime, year, month, day, minutes // 60, minutes % 60, seconds, us, self.tzinfo, 0)
        return cls(year, month, day, minutes // 60, minutes % 60, seconds, us, self.tzinfo)

    def __add__(self, other):
        return datetime._moved(self, timedelta._us(other)) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return datetime._moved(self, -timedelta._us(other))
        if not isinstance(other, datetime):
            return NotImplemented
        us = datetime._wall(self) - datetime._wall(other)
        if self.tzinfo is not other.tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if (mine is None) != (theirs is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            if mine is not None:
                us -= timedelta._us(mine) - timedelta._us(theirs)
        return _delta(us)

    def _state(self, fold=True):
        us = self.microsecond
        return bytes((self.year >> 8, self.year & 255, self.month | (128 if fold and self.fold else 0), self.day,
                      self.hour, self.minute, self.second, us >> 16, us >> 8 & 255, us & 255))

    def __reduce_ex__(self, protocol):
        state = datetime._state(self, protocol > 3)
        return type(self), (state,) if self.tzinfo is None else (state, self.tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


def _check_seconds(seconds):
    if not -62135596800 <= seconds < 253402300800:
        if not -67768040609740800 <= seconds < 67768036191676800:
            raise OSError(75, "Value too large for defined data type")
        raise ValueError(f"year {_civil((seconds + _EPOCH_SECONDS) // 86400)[0]} is out of range")


def _depends_on_fold(moment, offset):
    return moment.replace(fold=not moment.fold).utcoffset() != offset


def _full_name(obj):
    return _class_name(obj)


_OWN = frozenset((timedelta, date, datetime, time, timezone))
_date_class, _time_class, _tzinfo_class = date, time, tzinfo

for _c in (timedelta, date, tzinfo, timezone, time, datetime, IsoCalendarDate):
    _native(_c, "datetime." + _c.__name__)
del _c

timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(0, 0, 1)
date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
time.min, time.max, time.resolution = time(), time(23, 59, 59, 999999), timedelta(0, 0, 1)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(0, 0, 1)
