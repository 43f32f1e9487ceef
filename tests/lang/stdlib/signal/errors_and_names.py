import signal


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


print(signal.SIGINT, repr(signal.SIGINT), repr(signal.Signals(15)), repr(signal.SIG_IGN), signal.SIGALRM == 14, len(signal.valid_signals()))
show(signal.signal, signal.SIGKILL, print)
show(signal.signal, 0, print)
show(signal.signal, 99, print)
show(signal.signal, signal.SIGUSR1, 5)
show(signal.signal, "x", print)
show(signal.strsignal, 11)
show(signal.getsignal, 100)
show(signal.Signals, 200)
