def f(): raise ValueError("v")
try:
    f()
except ValueError as e:
    tb = e.__traceback__
    print(tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_next, tb.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_code.co_name)
    print(e.with_traceback(None) is e, e.__traceback__)
    e2 = KeyError("k").with_traceback(tb)
    print(e2.__traceback__ is tb)
