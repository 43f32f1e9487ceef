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

    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            sys.stderr.write(f"Exception ignored in atexit callback: {func!r}\n")
            sys.excepthook(type(error), error, error.__traceback__)
