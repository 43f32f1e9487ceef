"""Dates, times of day, durations and zones, of the proleptic Gregorian calendar. The types are native; here is what is
done with them rarely: formats, the local clock, numbers that are no ints, pickling."""
import time as _clock
from _classes import native as _native
from _datetime_quick import (civil as _civil, date, datetime, extend as _extend, of_seconds as _of_seconds, time, timedelta,
                             timezone, tzinfo)

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR, MAXYEAR = 1, 9999
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _complete(cls):
    """Decorates a class whose attributes are added to the native one, in whose place it stands."""
    def add(body):
        return _extend(cls, {name: v for name, v in vars(body).items()
                             if name not in ("__dict__", "__doc__", "__module__", "__weakref__")})
    return add


def _check_tzinfo(value):
    if value is not None and not isinstance(value, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(value).__name__}'")


def _type_name(value):
    cls = type(value)
    return "None" if value is None else "datetime." + cls.__name__ if cls in _OWN else cls.__name__


# ---- durations ----

def _half_even(numerator, denominator):
    """The quotient of two ints rounded to the nearest, ties to even."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    quotient, rest = divmod(numerator, denominator)
    rest *= 2
    return quotient + (rest > denominator or (rest == denominator and quotient & 1))


@_complete(timedelta)
class timedelta:
    def _sum(*values):
        """Microseconds of the arguments of timedelta(); fractions are rounded once, at the end."""
        whole, rest = 0, 0.0
        for i, factor in _UNITS:
            value = values[i]
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
                raise TypeError(f"unsupported type for timedelta {_UNIT_NAMES[i]} component: {type(value).__name__}")
        if rest:
            rounded = round(rest)
            if abs(rest - int(rest)) == 0.5:
                odd = whole & 1
                rounded = 2 * round((rest + odd) * 0.5) - odd
            whole += rounded
        return whole

    # Microseconds of what an operator gives for a duration and a number.

    def _times(self, other):
        if isinstance(other, int):
            return _us(self) * other
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return _half_even(_us(self) * numerator, denominator)
        return NotImplemented

    def _floordiv(self, other):
        return _us(self) // other if isinstance(other, int) else NotImplemented

    def _truediv(self, other):
        if isinstance(other, int):
            numerator, denominator = other, 1
        elif isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
        else:
            return NotImplemented
        if numerator == 0:
            raise ZeroDivisionError("integer division or modulo by zero")
        return _half_even(_us(self) * denominator, numerator)


_UNIT_NAMES = ("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks")
_UNITS = ((2, 1), (3, 1000), (1, 1000000), (4, 60000000), (5, 3600000000), (0, 86400000000), (6, 604800000000))


def _us(delta):
    return (delta.days * 86400 + delta.seconds) * 1000000 + delta.microseconds


# ---- text ----

def _offset_text(offset):
    """+hhmm[ss[.ffffff]]"""
    if offset is None:
        return ""
    us = _us(offset)
    sign = "-" if us < 0 else "+"
    seconds, us = divmod(abs(us), 1000000)
    minutes, seconds = divmod(seconds, 60)
    text = f"{sign}{minutes // 60:02}{minutes % 60:02}"
    if seconds or us:
        text += f"{seconds:02}"
    if us:
        text += f".{us:06}"
    return text


def _format(obj, format, us, timetuple):
    """strftime with %f, %z and %Z, which the C library has no values for."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {_type_name(format)}")
    if not ("%f" in format or "%z" in format or "%Z" in format):
        return _clock.strftime(format, timetuple)
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
            out.append(_offset_text(obj.utcoffset()) if hasattr(obj, "utcoffset") else "")
        elif letter == "Z":
            name = obj.tzname() if hasattr(obj, "tzname") else None
            out.append("" if name is None else name.replace("%", "%%"))
        else:
            out.append("%" + letter)
    return _clock.strftime("".join(out), timetuple)


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


@_complete(date)
class date:
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
        return _tuple(self, 0, 0, 0, -1)

    def isocalendar(self):
        """ISO year, week and weekday."""
        ordinal = date.toordinal(self)
        weekday = (ordinal + 6) % 7
        thursday = ordinal - weekday + 3  # a week belongs to the year of its Thursday
        year = _civil(thursday)[0]
        return IsoCalendarDate(year, (thursday - date(year, 1, 1).toordinal()) // 7 + 1, weekday + 1)

    def _state(self):
        return bytes((self.year >> 8, self.year & 255, self.month, self.day))

    def __reduce__(self):
        return type(self), (self._state(),)


def _tuple(day, hour, minute, second, summer):
    ordinal = date.toordinal(day)
    return _clock.struct_time((day.year, day.month, day.day, hour, minute, second, (ordinal + 6) % 7,
                               ordinal - date(day.year, 1, 1).toordinal() + 1, summer))


# ---- zones ----

@_complete(tzinfo)
class tzinfo:
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


@_complete(timezone)
class timezone:
    def __getstate__(self):
        """All there is lies in the arguments."""


UTC = timezone.utc


# ---- times of day ----

@_complete(time)
class time:
    def strftime(self, format):
        """Text after a format; the date is January 1 of 1900."""
        moment = _clock.struct_time((1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1))
        return _format(self, format, self.microsecond, moment)

    __format__ = date.__format__

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


_EPOCH_SECONDS = date(1970, 1, 1).toordinal() * 86400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _local(t):
    """Seconds of the local clock, counted like a timestamp, at a timestamp."""
    m = _clock.localtime(t)
    return date(m[0], m[1], m[2]).toordinal() * 86400 + m[3] * 3600 + m[4] * 60 + m[5] - _EPOCH_SECONDS


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


def _wall(moment):
    """Seconds since the epoch, as the clock shows them."""
    return ((date.toordinal(moment) * 24 + moment.hour) * 60 + moment.minute) * 60 + moment.second - _EPOCH_SECONDS


@_complete(datetime)
class datetime:
    # making one

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The moment of seconds since the epoch, in local time or in a zone."""
        _check_tzinfo(tz)
        seconds, us = _split_timestamp(timestamp)
        if tz is not None:
            _check_seconds(seconds)
            return tz.fromutc(_of_seconds(cls, seconds, us, tz))
        wall = _local(seconds)
        _check_seconds(_local(seconds - 86400))
        _check_seconds(wall)
        fold = 0
        if wall - _local(seconds - 86400) < 86400:
            jump = 86400 - (wall - _local(seconds - 86400))
            fold = int(_local(seconds - jump) == wall)
        return _of_seconds(cls, wall, us, None, fold)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """The moment of seconds since the epoch, in UTC, without a zone."""
        seconds, us = _split_timestamp(timestamp)
        _check_seconds(seconds)
        return _of_seconds(cls, seconds, us)

    @classmethod
    def now(cls, tz=None):
        """Now, in local time or in a zone."""
        _check_tzinfo(tz)
        seconds, ns = divmod(_clock.time_ns(), 1000000000)
        if tz is None:
            return _of_seconds(cls, _local(seconds), ns // 1000)
        return tz.fromutc(_of_seconds(cls, seconds, ns // 1000, tz))

    @classmethod
    def utcnow(cls):
        """Now in UTC, without a zone."""
        seconds, ns = divmod(_clock.time_ns(), 1000000000)
        return _of_seconds(cls, seconds, ns // 1000)

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
        return cls(*moment[:6], us) if zone is None else cls(*moment[:6], us, zone)

    # its parts

    def timetuple(self):
        """A struct_time as the clock of the zone shows it."""
        summer = self.dst()
        return _tuple(self, self.hour, self.minute, self.second, -1 if summer is None else int(bool(summer)))

    def utctimetuple(self):
        """A struct_time in UTC."""
        offset = self.utcoffset()
        if offset:
            self = datetime.__sub__(self, offset)
        return _tuple(self, self.hour, self.minute, self.second, 0)

    def timestamp(self):
        """Seconds since the epoch."""
        if self.tzinfo is not None:
            return datetime.__sub__(self, _EPOCH).total_seconds()
        return _local_timestamp(_wall(self), self.fold) + self.microsecond / 1e6

    def astimezone(self, tz=None):
        """The same moment in another zone; without one, in the local zone."""
        if tz is not None and not isinstance(tz, tzinfo):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type"
                            f" '{type(tz).__name__}'")
        if self.tzinfo is tz and tz is not None:
            return self
        offset = self.utcoffset()
        if offset is None:
            wall = _wall(self)
            offset = _zone_at(_local_timestamp(wall, self.fold)).utcoffset(None)
        if tz is None:
            tz = _zone_at((_wall(self) * 1000000 + self.microsecond - _us(offset)) // 1000000)
        return tz.fromutc(datetime.replace(datetime.__sub__(self, offset), tzinfo=tz))

    def ctime(self):
        """Text like 'Sat Jun  6 16:26:11 1998'."""
        return (f"{_DAYS[self.weekday()]} {_MONTHS[self.month]} {self.day:2}"
                f" {self.hour:02}:{self.minute:02}:{self.second:02} {self.year:04}")

    def strftime(self, format):
        """Text after a format."""
        return _format(self, format, self.microsecond, self.timetuple())

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


_OWN = frozenset((timedelta, date, datetime, time, timezone))
_native(IsoCalendarDate, "datetime.IsoCalendarDate")

_extend(timedelta, {"min": timedelta(-999999999), "max": timedelta(999999999, 86399, 999999),
                    "resolution": timedelta(0, 0, 1)})
_extend(date, {"min": date(1, 1, 1), "max": date(9999, 12, 31), "resolution": timedelta(1)})
_extend(time, {"min": time(), "max": time(23, 59, 59, 999999), "resolution": timedelta(0, 0, 1)})
_extend(datetime, {"min": datetime(1, 1, 1), "max": datetime(9999, 12, 31, 23, 59, 59, 999999),
                   "resolution": timedelta(0, 0, 1)})
_extend(timezone, {"min": timezone(-timedelta(hours=23, minutes=59)), "max": timezone(timedelta(hours=23, minutes=59))})
