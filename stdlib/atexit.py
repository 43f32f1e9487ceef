"""Functions to be called when the program ends, the last registered first."""

_functions = []


def register(func, /, *args, **kwargs):
    """Has func(*args, **kwargs) called at exit; returns func."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Removes every registration of func."""
    _functions[:] = [entry for entry in _functions if entry[0] != func]


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)


def _run_exitfuncs():
    """Calls what is registered; the runtime does so once, when the main program has ended."""
    import sys

    for entry in reversed(list(_functions)):
        if not any(entry is left for left in _functions):
            continue  # unregistered meanwhile
        func, args, kwargs = entry
        try:
            func(*args, **kwargs)
        except BaseException as error:
            sys.stderr.write(f"Exception ignored in atexit callback: {func!r}\n")
            error.__traceback__ = error.__traceback__.tb_next  # without this function
            sys.excepthook(type(error), error, error.__traceback__)
    _functions.clear()
