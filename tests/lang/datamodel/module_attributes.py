import math
print(__name__, math.__name__, type(math).__name__)
print(__doc__, __spec__ if __name__ != "__main__" else None)
print("__builtins__" in globals(), "__file__" in globals())
math.extra = 5
print(math.extra)
del math.extra
try:
    math.extra
except AttributeError as e:
    print(e)
try:
    del math.extra
except AttributeError as e:
    print(e)
