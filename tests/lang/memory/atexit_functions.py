import atexit
def f(*args, **kwargs): print("f", args, kwargs)
def failing(): raise ValueError("x")
atexit.register(f, 1, k=2)
atexit.register(failing)
print(atexit.register(f) is f)
atexit.register(print, "registered last, runs first")
atexit.register(print)
atexit.unregister(print)
@atexit.register
def nested():
    print("nested")
    atexit.register(f, "from inside")
try:
    atexit.register(5)
except TypeError as e:
    print(e)
print("end")
