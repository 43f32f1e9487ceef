def f():
    try:
        raise ValueError("original")
    except ValueError as e:
        first = e
        try:
            raise
        except ValueError as e2:
            print(e2 is first)
        raise
try:
    f()
except ValueError as e:
    print("outer", e)
def helper():
    raise
try:
    try:
        1 / 0
    except ZeroDivisionError:
        helper()
except ZeroDivisionError as e:
    print("reraised from helper", e)
