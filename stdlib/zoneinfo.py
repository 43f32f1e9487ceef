"""Time zones by their names in the system's database."""
import datetime as _datetime
import os as _os
import struct as _struct
import weakref as _weakref
from bisect import bisect_right as _bisect

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]

_EPOCH = _datetime.datetime(1970, 1, 1)
_ZERO = _datetime.timedelta(0)


class ZoneInfoNotFoundError(KeyError):
    """A name that the database does not have."""


class InvalidTZPathWarning(RuntimeWarning):
    """A relative path among those of the database."""


def reset_tzpath(to=None):
    """Where the database is looked for."""
    global TZPATH
    if to is not None:
        if isinstance(to, (str, bytes)):
            raise TypeError(f"tzpath must be a list or tuple, not {type(to)}: {to!r}")
        if not all(map(_os.path.isabs, to)):
            raise ValueError(f"tzpaths should be absolute: {to!r}")
        TZPATH = tuple(to)
        return
    given = _os.environ.get("PYTHONTZPATH")
    TZPATH = tuple(path for path in given.split(":") if _os.path.isabs(path)) if given is not None else (
        "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")


reset_tzpath()


def _find(key):
    if not isinstance(key, str):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(key).__name__}")
    if _os.path.isabs(key):
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
    if len(_os.path.normpath(key)) != len(key):
        raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")
    if key.startswith(".."):
        raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")
    for folder in TZPATH:
        path = _os.path.join(folder, key)
        if key and _os.path.isfile(path):
            with open(path, "rb") as f:
                return f.read()
    raise ZoneInfoNotFoundError(f"No time zone found with key {key}")


class _Rule:
    """A day of the year and a time on it, from a footer: Mm.w.d, Jn or n."""

    def __init__(self, text):
        day, _, time = text.partition("/")
        self.seconds = _hours(time) if time else 7200
        self.kind = day[0] if day[0] in "MJ" else ""
        self.numbers = [int(n) for n in day.lstrip("MJ").split(".")]

    def at(self, year):
        """In seconds of the local time since 1970."""
        if self.kind == "M":
            month, week, weekday = self.numbers
            first = _datetime.date(year, month, 1)
            day = 1 + (weekday - first.isoweekday() % 7) % 7 + (week - 1) * 7
            after = _datetime.date(year + month // 12, month % 12 + 1, 1)
            if day > (after - first).days:
                day -= 7
            days = first.toordinal() + day - 1
        else:
            days = _datetime.date(year, 1, 1).toordinal() + self.numbers[0]
            if self.kind == "J":
                leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
                days += (self.numbers[0] > 59 and leap) - 1
        return (days - _EPOCH.toordinal()) * 86400 + self.seconds


def _hours(text):
    sign = -1 if text[0] == "-" else 1
    parts = [int(n) for n in text.lstrip("+-").split(":")]
    return sign * sum(n * scale for n, scale in zip(parts, (3600, 60, 1)))


class _Footer:
    """What holds after the last transition."""

    def __init__(self, text):
        import re
        m = re.fullmatch(r"(<[^>]+>|[A-Za-z]+)([-+\d:]+)(?:(<[^>]+>|[A-Za-z]+)([-+\d:]+)?(?:,([^,]+),([^,]+))?)?", text)
        if m is None:
            raise ValueError(f"Malformed TZ string: {text!r}")
        self.standard = -_hours(m[2]), False, m[1].strip("<>"), 0
        self.summer = None
        if m[3]:
            offset = -_hours(m[4]) if m[4] else self.standard[0] + 3600
            self.summer = offset, True, m[3].strip("<>"), offset - self.standard[0]
            self.start, self.end = _Rule(m[5]), _Rule(m[6])

    def local(self, seconds, year, fold):
        if self.summer is None:
            return self.standard
        gained = self.summer[0] - self.standard[0]
        start, end = self.start.at(year), self.end.at(year)
        if fold == (gained >= 0):
            end -= gained
        else:
            start += gained
        if start < end:
            summer = start <= seconds < end
        else:
            summer = not end <= seconds < start
        return self.summer if summer else self.standard

    def utc(self, seconds, year):
        """(what holds, whether its local time has been before)"""
        if self.summer is None:
            return self.standard, False
        start, end = self.start.at(year) - self.standard[0], self.end.at(year) - self.summer[0]
        summer = start <= seconds < end if start < end else not end <= seconds < start
        gained = self.summer[0] - self.standard[0]
        begun = end if gained > 0 else start
        return self.summer if summer else self.standard, begun <= seconds < begun + abs(gained)


def _parse(data):
    """(times of transitions, what holds from each on, what holds before, footer)"""
    if data[:4] != b"TZif":
        raise ValueError("Invalid TZif file: magic not found")
    at, size, form = 0, 4, "l"
    for version in (1, 2):
        counts = _struct.unpack(">6l", data[at + 20:at + 44])
        utc, std, leaps, ntimes, ntypes, nchars = counts
        body = at + 44
        length = ntimes * size + ntimes + ntypes * 6 + nchars + leaps * (size + 4) + std + utc
        if version == 2 or data[4:5] < b"2":
            break
        at, size, form = body + length, 8, "q"
    times = list(_struct.unpack(f">{ntimes}{form}", data[body:body + ntimes * size]))
    body += ntimes * size
    indices = list(data[body:body + ntimes])
    body += ntimes
    types = [_struct.unpack(">lbB", data[body + 6 * i:body + 6 * i + 6]) for i in range(ntypes)]
    body += ntypes * 6
    names = data[body:body + nchars]
    footer = data[body + nchars + leaps * (size + 4) + std + utc:].strip(b"\n").decode() if size == 8 else ""
    summer = [0] * ntypes
    for i, index in enumerate(indices):       # what summer time adds: to the standard time before it, or after it
        offset, is_summer, _ = types[index]
        if not is_summer or summer[index]:
            continue
        neighbours = [types[indices[k]] for k in (i - 1, i + 1) if 0 <= k < len(indices)]
        for other in neighbours:
            if not other[1] and offset - other[0]:
                summer[index] = offset - other[0]
                break
    made = [(offset, bool(is_summer), names[name:names.index(b"\0", name)].decode(), summer[i] or 3600 * bool(is_summer))
            for i, (offset, is_summer, name) in enumerate(types)]
    first = next((made[i] for i in range(ntypes) if not made[i][1]), made[0])
    return times, [made[index] for index in indices], first, _Footer(footer) if footer else None


class ZoneInfo(_datetime.tzinfo):
    """A time zone."""

    _cache = _weakref.WeakValueDictionary()
    _strong = []
    __module__ = "zoneinfo"

    def __init_subclass__(cls):
        cls._cache, cls._strong = _weakref.WeakValueDictionary(), []

    def __new__(cls, key):
        found = cls._cache.get(key)
        if found is None:
            found = cls._cache[key] = cls._new(key)
            found._how = "cached"
        cls._strong.append(found)
        del cls._strong[:-8]
        return found

    @classmethod
    def _new(cls, key):
        return cls._of(key, _find(key))

    @classmethod
    def _of(cls, key, data):
        self = super().__new__(cls)
        self._key, self._how = key, "not cached"
        self._times, self._types, self._first, self._footer = _parse(data)
        self._walls = [], []
        before = self._first
        for time, kind in zip(self._times, self._types):
            self._walls[0].append(time + max(before[0], kind[0]))
            self._walls[1].append(time + min(before[0], kind[0]))
            before = kind
        return self

    @classmethod
    def no_cache(cls, key):
        return cls._new(key)

    @classmethod
    def from_file(cls, fobj, /, key=None):
        self = cls._of(key, fobj.read())
        self._how, self._file = "file", repr(fobj)
        return self

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        for key in list(cls._cache) if only_keys is None else only_keys:
            cls._cache.pop(key, None)
        cls._strong.clear()

    @property
    def key(self):
        return self._key

    def _at(self, dt):
        if dt is None:
            if self._times or self._footer is not None and self._footer.summer is not None:
                return None
            return self._first if self._footer is None else self._footer.standard
        wall = dt.replace(tzinfo=None, fold=0) - _EPOCH
        seconds = wall.days * 86400 + wall.seconds
        index = _bisect(self._walls[dt.fold], seconds)
        if index == len(self._times) and self._footer is not None:
            return self._footer.local(seconds, dt.year, dt.fold)
        return self._types[index - 1] if index else self._first

    def utcoffset(self, dt):
        found = self._at(dt)
        return None if found is None else _datetime.timedelta(seconds=found[0])

    def dst(self, dt):
        found = self._at(dt)
        return None if found is None else _datetime.timedelta(seconds=found[3] if found[1] else 0)

    def tzname(self, dt):
        found = self._at(dt)
        return None if found is None else found[2]

    def fromutc(self, dt):
        if not isinstance(dt, _datetime.datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        passed = dt.replace(tzinfo=None, fold=0) - _EPOCH
        seconds = passed.days * 86400 + passed.seconds
        index = _bisect(self._times, seconds)
        if index == len(self._times) and self._footer is not None:
            kind, again = self._footer.utc(seconds, dt.year)
            if index:
                lost = (self._types[index - 2] if index > 1 else self._first)[0] - self._types[index - 1][0]
                again = again or seconds - self._times[-1] < lost
        elif index:
            kind = self._types[index - 1]
            lost = (self._types[index - 2] if index > 1 else self._first)[0] - kind[0]
            again = seconds - self._times[index - 1] < lost
        else:
            kind, again = self._first, False
        return (dt + _datetime.timedelta(seconds=kind[0])).replace(fold=int(again))

    def __str__(self):
        return self._key if self._key is not None else repr(self)

    def __repr__(self):
        if self._key is not None:
            return f"{type(self).__module__}.{type(self).__qualname__}(key={self._key!r})"
        return f"{type(self).__module__}.{type(self).__qualname__}.from_file({self._file})"

    def __reduce__(self):
        if self._how == "file":
            import pickle
            raise pickle.PicklingError("Cannot pickle a ZoneInfo file created from a file stream.")
        return (type(self) if self._how == "cached" else type(self).no_cache), (self._key,)


def available_timezones():
    """The names that the database has."""
    found = set()
    for folder in TZPATH:
        for root, folders, files in _os.walk(folder):
            if root == folder:
                folders[:] = [name for name in folders if name not in ("right", "posix")]
            for name in files:
                path = _os.path.join(root, name)
                try:
                    with open(path, "rb") as f:
                        if f.read(4) == b"TZif":
                            found.add(_os.path.relpath(path, folder))
                except OSError:
                    pass
    found.discard("posixrules")
    found.discard("localtime")
    return found
