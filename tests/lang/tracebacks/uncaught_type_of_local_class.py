def f():
    class Local(Exception): pass
    raise Local("qualname is shown")
f()
