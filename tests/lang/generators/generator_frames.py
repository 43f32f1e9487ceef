import sys, gc

def numbers(limit):
    for i in range(limit):
        yield i
    last = sys._getframe()
    yield last

g = numbers(2)
frame = g.gi_frame
print(frame is g.gi_frame, frame.f_locals, frame.f_lineno == numbers.__code__.co_firstlineno, frame.f_back)
print(next(g), frame.f_locals["i"], frame.f_lineno - numbers.__code__.co_firstlineno)
print(next(g), frame.f_locals["i"], frame.f_back)
print(next(g) is frame, frame.f_locals["last"] is frame)
print(list(g), g.gi_frame, frame.f_back)
print(sorted(frame.f_locals))

def reveals():
    yield sys._getframe().f_back.f_code.co_name

def caller():
    return next(reveals())

print(caller())

def closing():
    try:
        yield 1
    finally:
        print("closed")

g = closing()
next(g)
frame = g.gi_frame
frame.clear()
print(g.gi_frame, frame.f_locals)

class Noisy:
    def __del__(self):
        print("gone")

def cycle():
    mine = locals()
    noisy = Noisy()
    names = locals()
    del noisy
    yield 1

g = cycle()
next(g)
del g
gc.collect()

def cycle2():
    noisy = Noisy()
    frame = sys._getframe()
    yield 1

g = cycle2()
next(g)
del g
gc.collect()

def cycle3():
    noisy = Noisy()
    yield 1

g = cycle3()
next(g)
g.gi_frame.f_locals["self"] = g
del g
gc.collect()
print(gc.collect())

def handling():
    noisy = Noisy()
    try:
        raise ValueError(noisy)
    except ValueError as error:
        kept = error
        yield kept

g = handling()
next(g).generator = g
del g
gc.collect()
