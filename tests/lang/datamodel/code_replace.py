import sys
import traceback
import types


def f(a, b=2):
    c = "text"
    return a, b, c, sys._getframe().f_code.co_name


def g(x):
    raise ValueError(x)


code = f.__code__
print(types.FunctionType(code.replace(co_name="renamed"), globals(), "r", (5,))(1))
new = code.replace(co_filename="other.py", co_qualname="Q.renamed", co_firstlineno=100)
print(new.co_filename, new.co_qualname, new.co_firstlineno, code.co_firstlineno, new.co_name)
print(code.replace() is code, code.replace().co_consts == code.co_consts)
consts = tuple("changed" if c == "text" else c for c in code.co_consts)
f.__code__ = code.replace(co_consts=consts)
print(f(1))
names = code.replace(co_varnames=("p", "q", "r"))
print(names.co_varnames, types.FunctionType(names, globals())(p=1, q=3))
print(code.replace(co_argcount=2, co_flags=code.co_flags, co_nlocals=code.co_nlocals).co_argcount)
moved = types.FunctionType(g.__code__.replace(co_firstlineno=1000, co_name="moved", co_filename="<none>"), globals())
try:
    moved(3)
except ValueError as e:
    print([(s.filename, s.lineno, s.name) for s in traceback.extract_tb(e.__traceback__)][1])
for bad in ({"co_name": 3}, {"co_filename": b"x"}, {"co_consts": [1]}, {"co_varnames": (1, 2, 3)}):
    try:
        code.replace(**bad)
    except (TypeError, SystemError) as e:
        print(type(e).__name__, e)
start, end, line = next(iter(i for i in g.__code__.co_lines() if i[2] == g.__code__.co_firstlineno + 1))
try:
    g(1)
except ValueError as e:
    print(start <= e.__traceback__.tb_next.tb_lasti < end or len(list(g.__code__.co_lines())) > 1)
