"""How often each function is called and how long it takes, counted by sys.setprofile. A script here, as `profile` is."""

import sys
from time import perf_counter

__all__ = ["run", "runctx", "Profile"]


def label(code):
    """(file, line, name) of a code object, or of a native function."""
    if isinstance(code, str):
        return "~", 0, code
    if code is Profile.disable.__code__:
        return "~", 0, "<method 'disable' of '_lsprof.Profiler' objects>"
    return code.co_filename, code.co_firstlineno, code.co_name


def _native_name(function):
    owner = getattr(function, "__self__", None)
    module = getattr(function, "__module__", None)
    if owner is not None and type(owner).__name__ != "module":
        return "<method %r of %r objects>" % (function.__name__, type(owner).__name__)
    if module and module != "builtins":
        return "<built-in method %s.%s>" % (module, function.__name__)
    return "<built-in method builtins.%s>" % function.__name__


class Profile:
    """Profile(timer=None, timeunit=0.0, subcalls=True, builtins=True)"""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self._timer = timer or perf_counter
        self._unit = timeunit if timer is not None and timeunit else 1
        self._builtins = builtins
        self._stack = []  # [key, began, time in callees]
        self._table = {}  # key: [calls, recursive calls, total, own, {caller: the same}]
        self._active = {}
        self.stats = {}

    def enable(self, subcalls=True, builtins=True):
        self._builtins = builtins
        sys.setprofile(self._event)

    def disable(self):
        sys.setprofile(None)
        now = self._timer()
        while self._stack:
            self._leave(now)

    def clear(self):
        self._table.clear()
        del self._stack[:]
        self._active.clear()

    def _enter(self, key):
        self._active[key] = self._active.get(key, 0) + 1
        self._stack.append([key, self._timer(), 0.0])

    def _leave(self, now):
        key, began, inner = self._stack.pop()
        spent = now - began
        depth = self._active[key] = self._active[key] - 1
        entry = self._table.get(key)
        if entry is None:
            entry = self._table[key] = [0, 0, 0.0, 0.0, {}]
        entries = [entry]
        if self._stack:
            self._stack[-1][2] += spent
            caller = self._stack[-1][0]
            entries.append(entry[4].setdefault(caller, [0, 0, 0.0, 0.0]))
        for e in entries:
            e[0] += 1
            e[3] += spent - inner
            if depth:
                e[1] += 1
            else:
                e[2] += spent

    def _event(self, frame, event, arg):
        if event == "call":
            self._enter(frame.f_code)
        elif event == "return":
            if self._stack:
                self._leave(self._timer())
        elif self._builtins:
            if arg is sys.setprofile:
                return
            if event == "c_call":
                self._enter(_native_name(arg))
            elif self._stack:
                self._leave(self._timer())

    # ---- results ----

    def getstats(self):
        result = []
        for key, (calls, recursive, total, own, _callers) in self._table.items():
            inner = [_SubEntry(k, e[4][key][0], e[4][key][1], e[4][key][2], e[4][key][3])
                     for k, e in self._table.items() if key in e[4]]
            result.append(_Entry(key, calls, recursive, total * self._unit, own * self._unit, inner or None))
        return result

    def create_stats(self):
        self.disable()
        self.snapshot_stats()

    def snapshot_stats(self):
        unit = self._unit
        self.stats = {}
        for key, (calls, recursive, total, own, callers) in self._table.items():
            by = {label(k): (c, c - r, o * unit, t * unit) for k, (c, r, t, o) in callers.items()}
            self.stats[label(key)] = (calls - recursive, calls, own * unit, total * unit, by)

    def print_stats(self, sort=-1):
        import pstats

        pstats.Stats(self).strip_dirs().sort_stats(sort).print_stats()

    def dump_stats(self, file):
        import pickle

        with open(file, "wb") as f:
            self.create_stats()
            pickle.dump(self.stats, f)

    # ---- running ----

    def run(self, cmd):
        import __main__

        return self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exc_info):
        self.disable()

    def runcall(self, func, /, *args, **kw):
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()

    def runctx(self, cmd, globals, locals):
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
        return self


class _Record:
    def __init__(self, *values):
        for name, value in zip(self._names, values):
            setattr(self, name, value)


class _SubEntry(_Record):
    _names = ["code", "callcount", "reccallcount", "totaltime", "inlinetime"]


class _Entry(_Record):
    _names = _SubEntry._names + ["calls"]


def _finish(prof, filename, sort):
    if filename is not None:
        prof.dump_stats(filename)
    else:
        prof.print_stats(sort)


def _run_in(prof, statement, globals, locals, filename, sort):
    try:
        prof.runctx(statement, globals, locals)
    except SystemExit:
        pass
    finally:
        _finish(prof, filename, sort)


def run(statement, filename=None, sort=-1):
    """Runs the statement in __main__, and shows what it took, or writes that to a file."""
    import __main__

    runctx(statement, __main__.__dict__, __main__.__dict__, filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    _run_in(Profile(), statement, globals, locals, filename, sort)


def main():
    from optparse import OptionParser

    parser = OptionParser(usage="cProfile.py [-o output_file_path] [-s sort] [-m module | scriptfile] [arg] ...")
    parser.allow_interspersed_args = False
    parser.add_option("-o", "--outfile", dest="outfile", help="Save stats to <outfile>", default=None)
    parser.add_option("-s", "--sort", dest="sort", help="Sort order when printing to stdout, based on pstats.Stats class", default=-1)
    parser.add_option("-m", dest="module", action="store_true", help="Profile a library module", default=False)
    if not sys.argv[1:]:
        parser.print_usage()
        sys.exit(2)
    options, args = parser.parse_args()
    sys.argv[:] = args
    if options.module:
        import runpy

        runctx("run_module(name, run_name='__main__')", {"run_module": runpy.run_module, "name": args[0]}, None,
               options.outfile, options.sort)
        return
    import os

    sys.path.insert(0, os.path.dirname(args[0]))
    with open(args[0], "rb") as f:
        code = compile(f.read(), args[0], "exec")
    names = {"__file__": args[0], "__name__": "__main__", "__package__": None, "__cached__": None}
    runctx(code, names, None, options.outfile, options.sort)


if __name__ == "__main__":
    main()
