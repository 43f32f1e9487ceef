# Arguments at the edge, as the comparison of calls found them.
import datetime, io, re

print(re.split("a", "bab", maxsplit=-1))
print(re.compile("(a)|b").split("xaxb", -1))
print(io.StringIO("ab\ncd\nef\n").readlines(3), io.BytesIO(b"ab\ncd\nef\n").readlines(3))
print(io.StringIO("ab\ncd\nef\n").readlines(2), io.BytesIO(b"ab\ncd\nef\n").readlines(4))
for call in (
    lambda: io.StringIO("", "ab"),
    lambda: datetime.date(2024, 2, 29).replace(None),
    lambda: datetime.time(1).replace(minute=None),
    lambda: datetime.datetime(2024, 2, 29).replace(day=None),
    lambda: re.match("a", "a").group([]),
    lambda: re.match("(?P<n>a)", "a").group([]),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(datetime.datetime(2024, 2, 29, tzinfo=datetime.timezone.utc).replace(tzinfo=None, day=1, fold=1))
