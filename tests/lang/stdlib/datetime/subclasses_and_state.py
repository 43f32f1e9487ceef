from datetime import date, datetime, time, timedelta, timezone


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


class Day(date):
    pass


class Moment(datetime):
    pass


class Span(timedelta):
    pass


show(lambda: (Day(2020, 1, 1), Day(2020, 1, 1) + timedelta(1), Day.fromisoformat("2020-01-01"), Day(2020, 1, 1).replace(day=2)))
show(lambda: (Moment(2020, 1, 1) + timedelta(1), Moment.fromtimestamp(5, timezone.utc), Moment(2020, 1, 1).date()))
show(lambda: (Span(1), Span(1) + Span(1), str(Span(1, 2))))
for x in (date(2020, 2, 29), datetime(2020, 2, 29, 1, 2, 3, 4, timezone.utc), datetime(2020, 1, 1, fold=1), time(1, 2), time(1, fold=1), timedelta(1)):
    print(x.__reduce__(), x.__reduce_ex__(4))
    made = x.__reduce__()
    print(made[0](*made[1]) == x)
    show(lambda: x.nope)
    show(lambda: x + "a")


def change(x, name):
    setattr(x, name, 1)


show(change, date(2020, 1, 1), "year")
show(change, datetime(2020, 1, 1), "hour")
show(change, time(1), "fold")
