from datetime import datetime, timedelta, timezone, tzinfo


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


hour = timedelta(hours=1)
for offset in (timedelta(hours=24), 3, None, timedelta(0), timedelta(hours=23, minutes=59, seconds=59, microseconds=5), -hour / 60):
    show(timezone, offset)
    show(timezone, offset, "abc")
    show(lambda: str(timezone(offset)))
    show(timezone, offset, 3)
print(timezone.min, timezone.max, timezone(hour) == timezone(hour, "x"))


class Zone(tzinfo):
    def __init__(self, offset, dst, name):
        self.parts = offset, dst, name

    def utcoffset(self, dt):
        return self.parts[0]

    def dst(self, dt):
        return self.parts[1]

    def tzname(self, dt):
        return self.parts[2]

    def __repr__(self):
        return "Zone"


for zone in (Zone(None, None, None), Zone(hour, hour, "x"), Zone(3, 3, 3), Zone(hour * 24, hour, b"x"), Zone(hour * 2, None, "%Y")):
    x = datetime(2020, 5, 5, 12, tzinfo=zone)
    for f in (x.utcoffset, x.dst, x.tzname, x.isoformat, x.timestamp, x.utctimetuple, lambda: x.astimezone(timezone.utc),
              lambda: datetime.fromtimestamp(1e9, zone), lambda: x.strftime("%z %Z")):
        show(f)
show(tzinfo().utcoffset, None)
show(timezone.utc.utcoffset, 3)
show(timezone.utc.fromutc, datetime(2020, 1, 1))
