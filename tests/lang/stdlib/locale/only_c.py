import locale


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


print(locale.setlocale(locale.LC_ALL, "C"), locale.localeconv()["decimal_point"], locale.strcoll("a", "b"), locale.atof("1.5"))
print(locale.format_string("%d items", 3), locale.str(2.5), locale.strxfrm("x"), sorted("bac", key=locale.strxfrm))
show(locale.setlocale, locale.LC_ALL, "xx_YY")
