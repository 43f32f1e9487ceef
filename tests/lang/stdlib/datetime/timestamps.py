import os
import time
from datetime import date, datetime, timedelta, timezone


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


zone = timezone(timedelta(hours=-5))
for t in (0, 1, -1, 1e9, 1e9 + 0.1234565, 1.5e-6, 2.5e-6, -1e-7, float("nan"), 1e18, 10**30, -1e12, -62135596800, 253402300800,
          "x", None, True, 0.9999996):
    show(datetime.utcfromtimestamp, t)
    show(datetime.fromtimestamp, t, zone)
for t in (0, 1e9 + 0.125, 1e18):
    print(datetime.fromtimestamp(t, zone).timestamp() == t if t < 1e17 else "far")
print(datetime(1970, 1, 2, tzinfo=timezone.utc).timestamp())
