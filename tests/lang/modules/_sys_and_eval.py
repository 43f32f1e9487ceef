import sys
print(sys.getrecursionlimit(), sys.maxsize, sys.maxunicode, sys.byteorder, sys.hexversion == 0x030b07f0)
print(sys.float_info.max, sys.float_info.epsilon, sys.int_info.default_max_str_digits, sys.hash_info.modulus, sys.hash_info.inf)
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.platform, sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major)
print(sys.intern("abc") is sys.intern("ab" + "c"))
try: sys.intern(5)
except TypeError as e: print(e)
for bad in (0, -5):
    try: sys.setrecursionlimit(bad)
    except ValueError as e: print(e)
try: sys.set_int_max_str_digits(5)
except ValueError as e: print(e)
print(sys.exc_info(), sys.exception())
try: 1/0
except ZeroDivisionError as e: print(sys.exc_info()[0], sys.exc_info()[1] is e, sys.exception() is e)
try: sys.exit(3)
except SystemExit as e: print(e.code, e.args)
try: sys.exit()
except SystemExit as e: print(e.code, e.args)
print(sys.getrefcount([]) , sys.is_finalizing(), sys.stdout.fileno(), sys.get_asyncgen_hooks())
sys.displayhook(None); sys.displayhook([1]); print(__builtins__._)
print([name.rpartition("/")[2] for name in sys.argv], sys.flags.optimize, sys.gettrace(), "math" in sys.builtin_module_names or True, "os" in sys.stdlib_module_names)
def f(): return sys._getframe().f_code.co_name
print(f(), sys._getframe().f_lineno)
print(sys.modules["__main__"].__name__, sys.stdin.name, sys.stderr.errors, sys.stdout.line_buffering)
print(repr(sys.implementation.name) != "", sys.path_importer_cache is not None)

print(eval("__name__"), vars(sys) is sys.__dict__)
class C:
    __slots__ = ()
for x in (lambda: vars(C()), lambda: dir(1)[:2], lambda: compile("1+", "f", "eval"), lambda: compile("1", "f", "x"), lambda: eval("1;2"), lambda: exec(5), lambda: eval(b"1+1"), lambda: eval(" \t 5"), lambda: compile("x=1","f","exec",flags=1<<30), lambda: exec("1", None, 5), lambda: open, lambda: eval("x", {}, {"x": 4}), lambda: compile("a\0", "f", "exec"), lambda: input):
    try: print(x())
    except BaseException as e: print(type(e).__name__, e)
code = compile("def g(): return 1\nz = g()", "<s>", "exec"); d = {}; exec(code, d); print(d["z"], code.co_filename, code.co_name)
class K:
    a = 1
    print(sorted(k for k in locals()), sorted(dir()))
def h(q):
    w = 2
    return locals(), dir(), vars()
print(h(1))
print(exec("pass"), eval("(lambda: 5)()"), [eval("i") for i in range(2)])
