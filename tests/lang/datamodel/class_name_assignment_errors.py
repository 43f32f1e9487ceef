class A: pass
for v in (1, None, "a\0b"):
    try:
        A.__name__ = v
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    int.__name__ = "i"
except TypeError as e:
    print(e)
try:
    int.x = 1
except TypeError as e:
    print(e)
try:
    del list.append
except TypeError as e:
    print(e)
