import calendar


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


show(calendar.monthrange, 2020, 2)
show(calendar.monthrange, 2020, 13)
show(calendar.weekday, 2020, 2, 30)
show(calendar.weekday, 0, 1, 1)
show(calendar.isleap, 1900)
show(calendar.leapdays, 1900, 2021)
show(calendar.timegm, (2020, 1, 2, 3, 4, 5, 0, 0, 0))
show(calendar.setfirstweekday, 9)
