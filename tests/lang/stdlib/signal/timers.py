import signal
import time


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


class Over(Exception):
    pass


def handler(number, frame):
    raise Over(number)


signal.signal(signal.SIGALRM, handler)
for wait in (lambda: time.sleep(5), signal.pause):
    signal.setitimer(signal.ITIMER_REAL, 0.005)
    show(wait)
signal.setitimer(signal.ITIMER_REAL, 0.005)
try:
    n = 0
    while n >= 0:
        n += 1
except Over as e:
    print("in a loop:", e)
print(signal.alarm(100), signal.alarm(0), signal.getitimer(signal.ITIMER_REAL))
