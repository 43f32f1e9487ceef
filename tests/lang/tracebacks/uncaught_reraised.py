def f():
    raise ValueError("original line")
try:
    f()
except ValueError:
    print("handling")
    raise
