for args in ((), (0,), (3,), ("msg",), (1, 2), (None,)):
    e = SystemExit(*args)
    print(e.code, e.args, repr(e))
try:
    raise SystemExit(4)
except BaseException as e:
    print(type(e).__name__, e.code)
try:
    import sys
    sys.exit("bye")
except SystemExit as e:
    print(e.code)
