def f(x): raise ValueError(x)
errs = []
for i in range(2):
    try:
        f(i)
    except ValueError as e:
        errs.append(e)
try:
    1 / 0
except ZeroDivisionError as z:
    errs[0].__cause__ = z
raise ExceptionGroup("collected", errs)
