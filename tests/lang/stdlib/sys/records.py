import sys


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


print(sys.maxsize, sys.byteorder, sys.maxunicode, sys.version_info[:2], sys.version_info.major, sys.platform)
print(sys.float_info.max, sys.float_info.dig, sys.hash_info.modulus, sys.hash_info.inf, sys.float_repr_style)
print(sys.version_info >= (3, 11), type(sys.version_info).__name__, sys.flags.optimize, sys.hexversion >> 16 == 0x30b)
print(sys.exc_info(), sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.intern("abc") is sys.intern("abc"))
show(sys.intern, 3)
show(sys.setrecursionlimit, 0)
show(sys.getswitchinterval)
show(sys.setswitchinterval, 0)
show(sys.call_tracing, len, ("abc",))
show(sys.audit, "name", 1, 2)
show(sys.get_coroutine_origin_tracking_depth)
show(sys.set_coroutine_origin_tracking_depth, -1)
show(sys.getsizeof)
