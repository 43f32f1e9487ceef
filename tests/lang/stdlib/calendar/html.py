import calendar
h = calendar.HTMLCalendar(6)
print(h.formatmonth(2020, 5))
print(h.formatyear(2020, 5))
print(h.formatyearpage(2020)[:500])
