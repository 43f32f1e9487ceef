def f():
    try:
        f()
    finally:
        pass
def g():
    try:
        g()
    except ValueError:
        pass
def h():
    try:
        return h()
    except RecursionError:
        raise
for fn in (f, g, h):
    try:
        fn()
    except RecursionError:
        print("RecursionError")
depth = 0
def k():
    global depth
    depth += 1
    try:
        k()
    except RecursionError:
        return "caught at the bottom"
print(k(), depth > 100)
