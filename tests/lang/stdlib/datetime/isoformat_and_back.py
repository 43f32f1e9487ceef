from datetime import date, datetime, time, timezone, timedelta


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for text in ("2020-01-02T03:04:05.123456+05:30", "20200102T030405", "2020-W05-3T10:20", "2020W053T1020", "2020W05T10",
             "2020-W05", "2020W05", "20200102", "2020-01-02", "2020-01-02 03", "2020-01-02T03:04:05,12-01:02:03.5",
             "2020-01-02T030405Z", "2020-01-02T24:00", "2020-02-30", "2020-W54-1", "9999-W52-7", "0001W011", "2020-1-2",
             "2020-01-02T", "", "T10", "T10:20:30.123456789", "1020", "10Z", "10:20+24:00", "10:20-00:00", "10:2", "10:20:"):
    for cls in (date, datetime, time):
        show(cls.fromisoformat, text)
moment = datetime(2020, 1, 2, 3, 4, 5, 678901, timezone(-timedelta(hours=3, seconds=7)))
for spec in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds", "x", None):
    show(moment.isoformat, " ", spec)
    show(moment.timetz().isoformat, spec)
show(moment.isoformat, "ab")
