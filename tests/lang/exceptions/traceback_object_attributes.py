import sys
def f():
    x = 1
    raise ValueError("tb")
try:
    f()
except ValueError as e:
    tb = e.__traceback__.tb_next
    fr = tb.tb_frame
    print(fr.f_code.co_name, fr.f_lineno, fr.f_locals, fr.f_back.f_code.co_name, fr.f_globals is globals(), fr.f_builtins["len"] is len)
    print(tb.tb_lineno, fr.f_code.co_firstlineno, type(tb).__name__, type(fr).__name__)
    tb.tb_next = None
    try:
        tb.tb_next = tb
    except ValueError as x:
        print(x)
