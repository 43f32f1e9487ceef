"""Locales. The only one is C."""

__all__ = ["getlocale", "getdefaultlocale", "getpreferredencoding", "getencoding", "Error", "setlocale",
           "resetlocale", "localeconv", "strcoll", "strxfrm", "str", "atof", "atoi", "format_string", "currency",
           "normalize", "delocalize", "LC_CTYPE", "LC_COLLATE", "LC_TIME", "LC_MONETARY", "LC_NUMERIC", "LC_ALL",
           "LC_MESSAGES", "CHAR_MAX"]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127


class Error(Exception):
    pass


def setlocale(category, locale=None):
    """C, whatever the category; other locales do not exist."""
    if not isinstance(category, int) or not 0 <= category <= 12:
        raise Error("unsupported locale setting")
    if locale in (None, "", "C", "POSIX"):
        return "C"
    if isinstance(locale, tuple) and locale in ((None, None), ("C", None)):
        return "C"
    raise Error("unsupported locale setting")


def resetlocale(category=LC_ALL):
    setlocale(category, "C")


def getlocale(category=LC_CTYPE):
    return None, None


def getdefaultlocale(envvars=("LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE")):
    return None, None


def getencoding():
    return "utf-8"


def getpreferredencoding(do_setlocale=True):
    return "utf-8"


def normalize(localename):
    return localename


def localeconv():
    found = {name: "" for name in ("int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep",
                                   "positive_sign", "negative_sign", "thousands_sep")}
    found.update({name: CHAR_MAX for name in ("int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space",
                                              "n_cs_precedes", "n_sep_by_space", "p_sign_posn", "n_sign_posn")})
    found.update(decimal_point=".", grouping=[], mon_grouping=[])
    return found


def strcoll(a, b):
    return (a > b) - (a < b)


def strxfrm(text):
    return text


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    return "%.12g" % val


def delocalize(string):
    return string


def localize(string, grouping=False, monetary=False):
    return string


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)
