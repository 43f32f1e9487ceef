from datetime import date, datetime


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for d in (date(2020, 2, 29), date.min, date.max, date(1998, 1, 4), date(2005, 1, 1), date(2008, 12, 29), date(2010, 1, 3)):
    print(d, d.toordinal(), d.weekday(), d.isoweekday(), d.isocalendar(), d.ctime(), tuple(d.timetuple()))
    print(date.fromordinal(d.toordinal()) == d, date.fromisocalendar(*d.isocalendar()) == d)
for args in ((2020, 53, 7), (2021, 53, 1), (0, 1, 1), (2020, 0, 1), (2020, 1, 8), (9999, 52, 7), ("a", 1, 1)):
    show(date.fromisocalendar, *args)
week = date(2020, 1, 1).isocalendar()
print(week.year, week.week, week.weekday, week == (2020, 1, 3))
