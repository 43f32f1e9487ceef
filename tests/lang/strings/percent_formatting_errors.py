for f in (lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%z" % 1, lambda: "%" % 1, lambda: "%(a)s" % 1, lambda: "%(a)s" % {}, lambda: "%c" % "ab", lambda: "%c" % -1, lambda: "%x" % 1.5, lambda: "%d" % None, lambda: "%f" % "a", lambda: "%*d" % ("a", 1), lambda: "abc" % 1, lambda: "abc" % {"a": 1}, lambda: "abc" % [], lambda: "%(a" % {"a": 1}, lambda: "%s" % (), lambda: "%c" % 1.5, lambda: "%.1x" % 1j, lambda: "%d" % float("nan"), lambda: "%c" % 0x110000, lambda: "%i" % float("inf")):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
