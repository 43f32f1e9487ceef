def f():
    try:
        return "try"
    finally:
        return "finally"
def g():
    try:
        raise ValueError
    finally:
        return "swallowed"
def h():
    for i in range(3):
        try:
            return i
        finally:
            continue
    return "loop ended"
def k():
    while True:
        try:
            1 / 0
        finally:
            break
    return "break swallowed"
print(f(), g(), h(), k())
