def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import traceback
class X(Exception):
    def __str__(self): raise ValueError
class Y:
    class Z(Exception): pass
print(traceback.format_exception_only(X()), traceback.format_exception_only(Y.Z("a\nb")), traceback.format_exception_only(Y.Z()), traceback.format_exception_only(KeyError("")))
fails(lambda: traceback.format_exception(ValueError))
