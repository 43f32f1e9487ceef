import os
import signal


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


got = []


def handler(number, frame):
    got.append((signal.Signals(number).name, frame is not None))


show(signal.getsignal, signal.SIGUSR1)
show(signal.signal, signal.SIGUSR1, handler)
print(signal.getsignal(signal.SIGUSR1) is handler)
signal.raise_signal(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR1)
print(got)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGUSR1)
print(len(got), repr(signal.getsignal(signal.SIGUSR1)))
show(signal.signal, signal.SIGUSR1, signal.SIG_DFL)
