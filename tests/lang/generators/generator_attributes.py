def g():
    x = yield 1
    y = yield from h()
def h(): yield 2
it = g()
print(it.gi_running, it.gi_frame is not None, it.gi_code.co_name, it.gi_yieldfrom, it.gi_suspended)
next(it)
print(it.gi_running, it.gi_frame.f_lineno, it.gi_suspended)
it.send("v")
print(it.gi_yieldfrom.__name__, it.gi_frame.f_locals)
print(list(it), it.gi_frame, it.gi_suspended)
it.__name__ = "renamed"
print(it.__name__, repr(it).split(" at ")[0])
