def f():
    raise RuntimeError("whole statement is the error")
f()
