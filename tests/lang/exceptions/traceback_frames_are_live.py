import sys

def catches():
    here = "local"
    try:
        fails(1)
    except ZeroDivisionError as error:
        tb = error.__traceback__
        frame = tb.tb_frame
        print(frame is sys._getframe(), frame.f_locals["here"], tb.tb_lineno == frame.f_lineno)
        late = 5
        print("late" in frame.f_locals, frame.f_back is sys._getframe(1))
        inner = tb.tb_next.tb_frame
        print(inner.f_code.co_name, inner.f_locals, inner.f_back is frame)
        return tb

def fails(x):
    y = x + 1
    return y / 0

tb = catches()
print(tb.tb_frame.f_code.co_name, tb.tb_frame.f_locals["late"], sorted(tb.tb_frame.f_locals))
print(tb.tb_frame.f_back is sys._getframe())

def observed():
    frame = sys._getframe()
    raise KeyError(frame)

try:
    observed()
except KeyError as error:
    frame = error.args[0]
    print(error.__traceback__.tb_next.tb_frame is frame, frame.f_back is error.__traceback__.tb_frame)

def swallow():
    frame = sys._getframe()
    try:
        1 / 0
    except ZeroDivisionError as error:
        return error.__traceback__, frame

tb, frame = swallow()
print(tb.tb_frame is frame)

def keeps():
    value = object()
    try:
        1 / 0
    except ZeroDivisionError as error:
        saved = error.__traceback__
    return saved

tb = keeps()
print(tb.tb_frame.f_code.co_name, tb.tb_frame is tb.tb_frame)

def recursive(n):
    try:
        if n == 0:
            raise ValueError
        recursive(n - 1)
    except ValueError as error:
        tb = error.__traceback__
        print(n, tb.tb_frame is sys._getframe(), tb.tb_frame.f_locals["n"])
        raise

try:
    recursive(2)
except ValueError as error:
    tb = error.__traceback__
    names = []
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_frame.f_locals.get("n")))
        tb = tb.tb_next
    print(names)
