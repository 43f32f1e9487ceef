"""Threads and locks without the classes around them; threading has the rest."""
import threading
from threading import (RLock, TIMEOUT_MAX, ThreadError as error, get_ident, get_native_id, local as _local, stack_size)

LockType = threading.Lock
allocate = allocate_lock = threading.Lock


def start_new_thread(function, args, kwargs={}):
    """Runs the function in a thread of its own, which the program's end does not wait for; gives its number."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    thread = threading.Thread(target=function, args=args, kwargs=kwargs, daemon=True)
    thread.start()
    return thread.ident


start_new = start_new_thread


def exit():
    """Ends the thread, as SystemExit does."""
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2):
    """Does what the signal's arrival would do."""
    import signal

    signal.raise_signal(signum)


def _count():
    return threading.active_count() - 1
