e = "outer"
try:
    1 / 0
except ZeroDivisionError as e:
    print(type(e).__name__)
try:
    e
except NameError as err:
    print(err)
def f():
    try:
        raise ValueError
    except ValueError as x:
        del x
    print("no error when the name is already deleted")
    try:
        raise ValueError
    except ValueError as x:
        x = 5
    try:
        x
    except UnboundLocalError as err:
        print(err)
f()
