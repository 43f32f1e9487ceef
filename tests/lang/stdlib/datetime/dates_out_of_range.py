from datetime import date, datetime, time, timedelta, timezone


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for args in ((), (1,), (1, 2), (2020, 2, 30), (0, 1, 1), (10000, 1, 1), (2020, 13, 1), (2020, 1, 0), ("a", 1, 1),
             (1.5, 1, 1), (2**40, 1, 1), (-2**70, 1, 1), (None, 1, 1), (2019, 2, 29), (2020, 2, 29), (1900, 2, 29)):
    show(date, *args)
    show(datetime, *args)
show(lambda: date(1, 2, 3, 4))
for args in ((24,), (1, 60), (1, 1, 60), (1, 1, 1, 10**6), (-1,), ("a",), (1, 2, 3, 4, 5), (1, 2, 3, 4, None, 6)):
    show(time, *args)
show(lambda: time(fold=2))
show(lambda: datetime(2020, 1, 1, tzinfo=3))
show(lambda: datetime.max + timedelta(0, 0, 1))
show(lambda: date.min - timedelta(1))
show(date.fromordinal, 0)
show(date.fromordinal, 3652060)
