import sys

def lines():
    frame = sys._getframe()
    first = frame.f_lineno
    second = frame.f_lineno
    return second - first, frame is sys._getframe(), frame

print(lines()[:2])

def values():
    frame = sys._getframe()
    a = 1
    names = frame.f_locals
    before = sorted(names)
    b = 2
    del a
    print(before, sorted(names), sorted(frame.f_locals), names is frame.f_locals)
    c = [frame]
    return frame

frame = values()
print(sorted(frame.f_locals), frame.f_locals["b"], frame.f_back is sys._getframe())
print(frame.f_back.f_code.co_name, frame.f_back.f_back)

def outer():
    return inner()

def inner():
    return sys._getframe()

frame = inner()
print(frame.f_code.co_name, frame.f_back.f_code.co_name)
frame = outer()
print([frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_back.f_back.f_code.co_name])
print(frame.f_back.f_lineno - outer.__code__.co_firstlineno, frame.f_lineno - inner.__code__.co_firstlineno)
print(frame.f_globals is globals(), frame.f_builtins is vars(sys.modules["builtins"]))
try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)
frame = values()
frame.clear()
print(frame.f_locals)
try:
    frame.f_lineno = 3
except ValueError as error:
    print("ValueError")
for name in "f_code", "f_globals", "f_lineno":
    try:
        delattr(frame, name)
    except AttributeError as error:
        print(name, "AttributeError")
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
