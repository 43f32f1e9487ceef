"""How long small pieces of code take."""
import gc
import sys
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

dummy_src_name = "<timeit-src>"
default_number, default_repeat = 1000000, 5
default_timer = time.perf_counter
_globals = globals


def _indented(text, blanks):
    return text.replace("\n", "\n" + " " * blanks)


class Timer:
    """Measures a statement: source, or something to call."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names, lines, parameters = {}, [], ""
        for name, given, blanks in (("setup", setup, 4), ("stmt", stmt, 8)):
            if isinstance(given, str):
                before = setup + "\n" if name == "stmt" and isinstance(setup, str) else ""
                compile(before + given, dummy_src_name, "exec")
                lines.append(_indented(given, blanks))
            elif callable(given):
                names[f"_{name}"] = given
                parameters += f", _{name}=_{name}"
                lines.append(f"_{name}()")
            else:
                raise ValueError(f"{name} is neither a string nor callable")
        self.src = (f"def inner(_it, _timer{parameters}):\n    {lines[0]}\n    _t0 = _timer()\n    for _i in _it:\n"
                    f"        {lines[1]}\n        pass\n    _t1 = _timer()\n    return _t1 - _t0\n")
        space = dict(_globals() if globals is None else globals, **names)
        exec(compile(self.src, dummy_src_name, "exec"), space)
        self.inner = space["inner"]

    def print_exc(self, file=None):
        """Prints the exception being handled, with lines of the code that is timed."""
        import linecache
        import traceback
        linecache.cache[dummy_src_name] = len(self.src), None, self.src.split("\n"), dummy_src_name
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Seconds for so many executions."""
        collects = gc.isenabled()
        gc.disable()
        try:
            from itertools import repeat
            return self.inner(repeat(None, number), self.timer)
        finally:
            if collects:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """A list of what timeit() gives, several times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, seconds): as many executions as take 0.2 seconds or more."""
        scale = 1
        while True:
            for n in (1, 2, 5):
                number = scale * n
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Seconds for so many executions of the statement."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """A list of what timeit() gives, several times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_USAGE = """Tool for measuring the execution time of small code snippets.

usage: python -m timeit [-n N] [-r N] [-s S] [-u U] [-p] [-v] [-h] [--] [statement]

  -n/--number N   how many times to execute the statement
  -r/--repeat N   how many times to repeat the measurement (5)
  -s/--setup S    statement to execute once before each measurement
  -p/--process    use time.process_time()
  -u/--unit U     unit of the result: nsec, usec, msec or sec
  -v/--verbose    print the single measurements too
  -h/--help       print this and exit
"""


def main(args=None, *, _wrap_timer=None):
    """python -m timeit"""
    import getopt
    import os
    try:
        options, rest = getopt.getopt(sys.argv[1:] if args is None else args, "n:u:s:r:pvh",
                                      ["number=", "setup=", "repeat=", "process", "verbose", "unit=", "help"])
    except getopt.error as e:
        print(e)
        print("use -h/--help for command line help")
        return 2
    timer, number, setup, times, verbose, unit, precision = default_timer, 0, [], default_repeat, 0, None, 3
    units = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}
    for option, value in options:
        if option in ("-n", "--number"):
            number = int(value)
        elif option in ("-s", "--setup"):
            setup.append(value)
        elif option in ("-u", "--unit"):
            if value not in units:
                print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                return 2
            unit = value
        elif option in ("-r", "--repeat"):
            times = max(1, int(value))
        elif option in ("-p", "--process"):
            timer = time.process_time
        elif option in ("-v", "--verbose"):
            precision += bool(verbose)
            verbose += 1
        else:
            print(_USAGE, end="")
            return 0
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    sys.path.insert(0, os.curdir)
    t = Timer("\n".join(rest) or "pass", "\n".join(setup) or "pass", timer)

    def text(seconds):
        chosen = unit or next(u for u in ("sec", "msec", "usec", "nsec") if seconds >= units[u] or u == "nsec")
        return f"{seconds / units[chosen]:.{precision}g} {chosen}"

    def tell(n, seconds):
        if verbose:
            print(f"{n} loop{'' if n == 1 else 's'} -> {seconds:.{precision}g} secs")

    try:
        if number == 0:
            number, _ = t.autorange(tell if verbose else None)
            if verbose:
                print()
        raw = t.repeat(times, number)
    except:
        t.print_exc()
        return 1
    if verbose:
        print(f"raw times: {', '.join(map(text, raw))}\n")
    each = [seconds / number for seconds in raw]
    print(f"{number} loop{'' if number == 1 else 's'}, best of {times}: {text(min(each))} per loop")
    if max(each) >= min(each) * 4:
        print(f"The test results are likely unreliable. The worst time ({text(max(each))}) was more than four times"
              f" slower than the best time ({text(min(each))}).", file=sys.stderr)
    return None


if __name__ == "__main__":
    sys.exit(main())
