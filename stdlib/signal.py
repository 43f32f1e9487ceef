"""Signals: handlers for them, and timers that send them. A handler runs between two instructions of the script."""
import _signal
from _signal import alarm, getitimer, pause, setitimer
from enum import IntEnum

ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
NSIG = 65
SIGRTMIN, SIGRTMAX = 34, 64
ItimerError = OSError

Signals = IntEnum("Signals", sorted(_signal.numbers.items(), key=lambda item: item[1]), module=__name__)
Handlers = IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1}, module=__name__)
Sigmasks = IntEnum("Sigmasks", {"SIG_BLOCK": 0, "SIG_UNBLOCK": 1, "SIG_SETMASK": 2}, module=__name__)
globals().update(Signals.__members__)
globals().update(Handlers.__members__)
globals().update(Sigmasks.__members__)
SIGCLD, SIGPOLL, SIGIOT = SIGCHLD, SIGIO, SIGABRT

_handlers = {}


def default_int_handler(signalnum, frame, /):
    """What SIGINT does by default: raises KeyboardInterrupt."""
    raise KeyboardInterrupt


def _as_enum(value, kind):
    try:
        return kind(value)
    except (ValueError, TypeError):
        return value


def _check(signalnum):
    if not isinstance(signalnum, int):
        raise TypeError(f"'{type(signalnum).__name__}' object cannot be interpreted as an integer")
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")
    return int(signalnum)


def getsignal(signalnum):
    """The handler: a function, SIG_DFL, SIG_IGN, or None where it is not the script's."""
    n = _check(signalnum)
    if n in _handlers:
        return _handlers[n]
    how = _signal.disposition(n)
    if n == SIGINT and how == 2:
        return default_int_handler
    return None if how in (2, None) else Handlers(how)


def signal(signalnum, handler):
    """Sets the handler; gives the one before."""
    n = _check(signalnum)
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    before = getsignal(n)
    _signal.handle(n, 2 if callable(handler) else int(handler))
    _handlers[n] = handler if callable(handler) else Handlers(handler)
    return before


def _dispatch(n):
    handler = _handlers.get(n)
    if callable(handler):
        import sys
        handler(n, sys._getframe(1))


def raise_signal(signalnum, /):
    """Sends a signal to this process."""
    _signal.raise_signal(_check(signalnum))


def strsignal(signalnum, /):
    """What the system calls a signal, or None."""
    return _signal.strsignal(_check(signalnum))


def valid_signals():
    """The set of all signals."""
    return {_as_enum(n, Signals) for n in range(1, NSIG) if n not in (32, 33)}


def siginterrupt(signalnum, flag, /):
    _check(signalnum)


def _unsupported(name):
    def call(*args):
        raise NotImplementedError(f"signal.{name}(): scripts do not see the mask of signals in this version")
    call.__name__ = call.__qualname__ = name
    return call


for _name in ("pthread_sigmask", "pthread_kill", "sigpending", "sigwait", "sigwaitinfo", "sigtimedwait", "set_wakeup_fd"):
    globals()[_name] = _unsupported(_name)
del _name
