import calendar
print(calendar.calendar(2023))
print(calendar.calendar(2024, 3, 2, 4, 5))
for month in range(1, 13):
    calendar.prmonth(2024, month)
print(calendar.month(2024, 2, 5, 2))
calendar.setfirstweekday(6)
print(calendar.month(2020, 5), calendar.firstweekday(), calendar.weekheader(4), calendar.weekheader(12))
