from datetime import timedelta


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for args in ({}, {"days": 1.5}, {"hours": -3.25, "microseconds": 0.5}, {"weeks": 2, "milliseconds": 0.0015},
             {"microseconds": 2.5}, {"microseconds": -3.5}, {"seconds": 0.1, "minutes": 0.7}, {"days": True},
             {"days": "x"}, {"days": None}, {"days": float("nan")}, {"days": float("inf")}, {"days": 10**9},
             {"days": 10**30}, {"days": 999999999, "hours": 24}, {"microseconds": 1j}):
    show(lambda: timedelta(**args))
show(timedelta, 1, 2, 3, 4, 5, 6, 7)
print(timedelta.min, timedelta.max, timedelta.resolution)
print(repr(timedelta(1, 2, 3)), str(timedelta(-1, 5)), str(timedelta(2, 3, 4)), timedelta(0, 3661))
