import calendar


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


c = calendar.Calendar(3)
for f in (c.itermonthdates, c.itermonthdays, c.itermonthdays2, c.itermonthdays3, c.itermonthdays4):
    print(list(f(2021, 2)))
print(list(c.iterweekdays()), c.monthdatescalendar(2020, 1), c.yeardayscalendar(2020, 4)[2][1], calendar.monthcalendar(2020, 5))
print(list(calendar.day_name), list(calendar.month_abbr), calendar.day_abbr[-1], calendar.month_name[2:5], len(calendar.month_name))
show(lambda: calendar.day_name[9])
