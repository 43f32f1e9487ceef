g = 1
def f():
    global g
    del g
f()
print("g" in globals())
try:
    f()
except NameError as e:
    print(type(e).__name__, e)
