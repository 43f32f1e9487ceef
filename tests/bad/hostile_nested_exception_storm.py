def storm(n):
    try:
        if n: storm(n - 1)
        raise ValueError(n)
    except ValueError as e:
        raise KeyError(n) from e
    finally:
        try:
            raise IndexError(n)
        except IndexError:
            pass
try:
    storm(80)
except KeyError as e:
    n = 0
    x = e
    while x: n, x = n + 1, x.__context__
    print(e, n)
errs = []
for i in range(200):
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            errs.append(e)
            raise RuntimeError(i) from (errs[i - 1] if i else None)
    except RuntimeError as e:
        errs.append(e)
print(len(errs))
def chain(n):
    e = None
    for i in range(n):
        try:
            raise ValueError(i) from e
        except ValueError as x:
            e = x
    return e
c = chain(10000)
print(c)
del c
