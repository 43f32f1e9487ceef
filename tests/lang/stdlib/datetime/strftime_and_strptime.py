from datetime import date, datetime, time, timedelta, timezone


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


zone = timezone(timedelta(hours=5, minutes=30), "here")
for x in (date(2020, 2, 9), datetime(2021, 11, 30, 13, 14, 15, 678), datetime(1998, 6, 6, 0, 5, tzinfo=zone), time(23, 1, 2, 3)):
    print(x.strftime("%d %b %Y %j %U %w %A %a %B %p %I %M %S %f|%z|%Z|%%|%y|%H|%x|%X"))
    print(f"{x:%d/%m}", f"{x}")
for text, format in (("2020-01-02", "%Y-%m-%d"), ("2020-01-02 03:04:05.123", "%Y-%m-%d %H:%M:%S.%f"), ("x", "%Y"),
                     ("2020 x", "%Y"), ("12:30 +0530", "%H:%M %z"), ("12 -01:30:15.5", "%H %z"), ("12 Z", "%H %z"),
                     ("10 UTC", "%H %Z"), ("1 Jan 20 PM 11", "%d %b %y %p %I"), (3, "x"), ("x", 3), ("20", "%Q")):
    show(datetime.strptime, text, format)
show(date(2020, 1, 1).strftime, 3)
