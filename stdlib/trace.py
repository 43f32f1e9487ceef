"""Which lines run, which functions are called, and by whom."""

import linecache
import os
import pickle
import sys
from time import monotonic

__all__ = ["Trace", "CoverageResults"]


def _modname(path):
    return os.path.splitext(os.path.basename(path))[0]


def _fullmodname(path):
    """The module's name with its packages, as the folder of sys.path that is the longest part of its path tells it."""
    path = os.path.normcase(path)
    longest = ""
    for folder in sys.path:
        folder = os.path.normcase(folder)
        if path.startswith(folder) and path[len(folder)] == os.sep and len(folder) > len(longest):
            longest = folder
    base = path[len(longest) + 1:] if longest else path
    return os.path.splitext(os.path.splitdrive(base)[1].replace(os.sep, "."))[0].lstrip(".")


class _Ignore:
    def __init__(self, modules, dirs):
        self.modules = set(modules or ())
        self.dirs = list(map(os.path.normpath, dirs or ()))
        self.known = {"<string>": 1}

    def names(self, filename, modulename):
        if modulename not in self.known:
            parts = modulename.split(".")
            self.known[modulename] = any(".".join(parts[:n]) in self.modules for n in range(1, len(parts) + 1)) or \
                filename is None or any(filename.startswith(d + os.sep) for d in self.dirs)
        return self.known[modulename]


class CoverageResults:
    """How often each line has run, and which functions have been called."""

    def __init__(self, counts=None, calledfuncs=None, infile=None, callers=None, outfile=None):
        self.counts = counts or {}
        self.counter = self.counts.copy()
        self.calledfuncs = calledfuncs or {}
        self.callers = callers or {}
        self.infile, self.outfile = infile, outfile
        if infile:
            try:
                with open(infile, "rb") as f:
                    self.update(CoverageResults(*pickle.load(f)))
            except (OSError, EOFError, ValueError) as err:
                print("Skipping counts file %r: %s" % (infile, err), file=sys.stderr)

    def is_ignored_filename(self, filename):
        return filename.startswith("<") and filename.endswith(">")

    def update(self, other):
        for key, count in other.counts.items():
            self.counts[key] = self.counts.get(key, 0) + count
        for key in other.calledfuncs:
            self.calledfuncs[key] = 1
        for key in other.callers:
            self.callers[key] = 1

    def write_results(self, show_missing=True, summary=False, coverdir=None):
        if self.calledfuncs:
            print()
            print("functions called:")
            for filename, module, name in sorted(self.calledfuncs):
                print("filename: %s, modulename: %s, funcname: %s" % (filename, module, name))
        if self.callers:
            print()
            print("calling relationships:")
            last_file = last_callee = ""
            for (pfile, pmod, pfunc), (cfile, cmod, cfunc) in sorted(self.callers):
                if pfile != last_file:
                    print()
                    print("***", pfile, "***")
                    last_file, last_callee = pfile, ""
                if cfile != pfile and last_callee != cfile:
                    print("  -->", cfile)
                    last_callee = cfile
                print("    %s.%s -> %s.%s" % (pmod, pfunc, cmod, cfunc))
        per_file = {}
        for filename, line in self.counts:
            per_file.setdefault(filename, {})[line] = self.counts[filename, line]
        sums = {}
        for filename, count in per_file.items():
            if self.is_ignored_filename(filename):
                continue
            folder, name = coverdir, _fullmodname(filename)
            if coverdir is None:
                folder, name = os.path.dirname(os.path.abspath(filename)), _modname(filename)
            else:
                os.makedirs(coverdir, exist_ok=True)
            executable = _executable_linenos(filename) if show_missing else {}
            hits, lines = self.write_results_file(os.path.join(folder, name + ".cover"), linecache.getlines(filename),
                                                  executable, count)
            if summary and lines:
                sums[name] = lines, int(100 * hits / lines), name, filename
        if summary and sums:
            print("lines   cov%   module   (path)")
            for name in sorted(sums):
                print("%5d   %3d%%   %s   (%s)" % sums[name])
        if self.outfile:
            with open(self.outfile, "wb") as f:
                pickle.dump((self.counts, self.calledfuncs, self.callers), f, 1)

    def write_results_file(self, path, lines, lnotab, lines_hit, encoding=None):
        hits = lines_there = 0
        with open(path, "w", encoding=encoding) as out:
            for number, line in enumerate(lines, 1):
                if number in lines_hit:
                    out.write("%5d: " % lines_hit[number])
                    hits += 1
                    lines_there += 1
                elif number in lnotab and "#pragma NO COVER" not in line:
                    out.write(">>>>>> ")
                    lines_there += 1
                else:
                    out.write("       ")
                out.write(line.expandtabs(8))
        return hits, lines_there


def _executable_linenos(filename):
    try:
        with open(filename) as f:
            code = compile(f.read(), filename, "exec")
    except OSError as err:
        print("Not printing coverage data for %r: %s" % (filename, err), file=sys.stderr)
        return {}
    lines, todo = {}, [code]
    while todo:
        code = todo.pop()
        lines.update({line: 1 for _a, _b, line in code.co_lines() if line})
        todo.extend([c for c in code.co_consts if hasattr(c, "co_lines")])
    return lines


class Trace:
    """Trace(count=1, trace=1, countfuncs=0, countcallers=0, …): runs things and counts."""

    def __init__(self, count=1, trace=1, countfuncs=0, countcallers=0, ignoremods=(), ignoredirs=(), infile=None,
                 outfile=None, timing=False):
        self.infile, self.outfile = infile, outfile
        self.ignore = _Ignore(ignoremods, ignoredirs)
        self.counts, self._calledfuncs, self._callers = {}, {}, {}
        self.pathtobasename = {}
        self.donothing = 0
        self.trace = trace
        self.start_time = monotonic() if timing else None
        self.localtrace = None
        if countcallers:
            self.globaltrace = self.globaltrace_trackcallers
        elif countfuncs:
            self.globaltrace = self.globaltrace_countfuncs
        elif trace or count:
            self.globaltrace = self.globaltrace_lt
            self.localtrace = self._localtrace
            self.count = count
        else:
            self.donothing = 1

    def run(self, cmd):
        import __main__

        self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals=None, locals=None):
        globals = {} if globals is None else globals
        self.runfunc(exec, cmd, globals, {} if locals is None else locals)

    def runfunc(self, func, /, *args, **kw):
        if not self.donothing:
            sys.settrace(self.globaltrace)
        try:
            return func(*args, **kw)
        finally:
            if not self.donothing:
                sys.settrace(None)

    def file_module_function_of(self, frame):
        code = frame.f_code
        name = code.co_qualname if "<locals>" not in code.co_qualname and "." in code.co_qualname else code.co_name
        return code.co_filename, _modname(code.co_filename) if code.co_filename else None, name

    def globaltrace_trackcallers(self, frame, why, arg):
        if why == "call":
            self._callers[self.file_module_function_of(frame.f_back), self.file_module_function_of(frame)] = 1

    def globaltrace_countfuncs(self, frame, why, arg):
        if why == "call":
            self._calledfuncs[self.file_module_function_of(frame)] = 1

    def globaltrace_lt(self, frame, why, arg):
        if why != "call":
            return None
        filename = frame.f_globals.get("__file__", None)
        if not filename:
            return None
        module = _modname(filename)
        if self.ignore.names(filename, module):
            return None
        if self.trace:
            print(" --- modulename: %s, funcname: %s" % (module, frame.f_code.co_name))
        return self.localtrace

    def _localtrace(self, frame, why, arg):
        if why == "line":
            filename, line = frame.f_code.co_filename, frame.f_lineno
            if self.count:
                self.counts[filename, line] = self.counts.get((filename, line), 0) + 1
            if self.trace:
                if self.start_time:
                    print("%.2f" % (monotonic() - self.start_time), end=" ")
                print("%s(%d): %s" % (os.path.basename(filename), line, linecache.getline(filename, line)), end="")
        return self._localtrace

    def results(self):
        return CoverageResults(self.counts, infile=self.infile, outfile=self.outfile, calledfuncs=self._calledfuncs,
                               callers=self._callers)


def main():
    import argparse

    parser = argparse.ArgumentParser(prog="trace")
    parser.add_argument("-c", "--count", action="store_true")
    parser.add_argument("-t", "--trace", action="store_true")
    parser.add_argument("-l", "--listfuncs", action="store_true")
    parser.add_argument("-T", "--trackcalls", action="store_true")
    parser.add_argument("-f", "--file")
    parser.add_argument("-C", "--coverdir")
    parser.add_argument("-m", "--missing", action="store_true")
    parser.add_argument("-s", "--summary", action="store_true")
    parser.add_argument("-g", "--timing", action="store_true")
    parser.add_argument("--ignore-module", action="append", default=[])
    parser.add_argument("--ignore-dir", action="append", default=[])
    parser.add_argument("progname")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    opts = parser.parse_args()
    if not (opts.count or opts.trace or opts.listfuncs or opts.trackcalls):
        parser.error("must specify one of --trace, --count, --report, --listfuncs, or --trackcalls")
    sys.argv = [opts.progname, *opts.arguments]
    sys.path[0] = os.path.dirname(opts.progname)
    with open(opts.progname, "rb") as f:
        code = compile(f.read(), opts.progname, "exec")
    t = Trace(opts.count, opts.trace, countfuncs=opts.listfuncs, countcallers=opts.trackcalls,
              ignoremods=opts.ignore_module, ignoredirs=opts.ignore_dir, infile=opts.file, outfile=opts.file,
              timing=opts.timing)
    try:
        names = {"__file__": opts.progname, "__name__": "__main__", "__package__": None, "__cached__": None}
        t.runctx(code, names, names)
    except SystemExit:
        pass
    t.results().write_results(opts.missing, opts.summary, opts.coverdir)


if __name__ == "__main__":
    main()
