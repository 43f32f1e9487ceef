from datetime import date, datetime, time, timedelta, timezone


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


zone = timezone(timedelta(hours=5, minutes=30))
values = (date(2020, 2, 29), datetime(2020, 2, 29, 13), datetime(2020, 2, 29, 13, tzinfo=zone),
          datetime(2020, 2, 29, 7, 30, tzinfo=timezone.utc), time(1, 2), time(6, 32, tzinfo=zone),
          time(1, 2, tzinfo=timezone.utc), timedelta(1), 3, None)
for x in values:
    for y in values:
        show(lambda: (x == y, x != y))
        show(lambda: (x < y, x >= y))
        show(lambda: x - y)
print(len(set(values)))
print(sorted([date(2021, 1, 1), date(2020, 12, 31), date(2020, 1, 31)]))
