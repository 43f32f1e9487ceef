"""Examples in docstrings, run and compared."""
import re as _re
import sys as _sys
import traceback as _traceback
from collections import namedtuple as _namedtuple
from io import StringIO as _StringIO

__all__ = ["testmod", "testfile", "run_docstring_examples", "DocTestParser", "DocTestFinder", "DocTestRunner", "DocTest",
           "Example", "OutputChecker", "DocTestSuite", "TestResults", "register_optionflag", "DocTestFailure",
           "UnexpectedException"]

TestResults = _namedtuple("TestResults", "failed attempted", module="doctest")
OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


for _name in ("DONT_ACCEPT_TRUE_FOR_1 DONT_ACCEPT_BLANKLINE NORMALIZE_WHITESPACE ELLIPSIS SKIP IGNORE_EXCEPTION_DETAIL "
              "REPORT_UDIFF REPORT_CDIFF REPORT_NDIFF REPORT_ONLY_FIRST_FAILURE FAIL_FAST").split():
    globals()[_name] = register_optionflag(_name)
    __all__.append(_name)
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST
BLANKLINE_MARKER, ELLIPSIS_MARKER = "<BLANKLINE>", "..."
_DIVIDER = "*" * 70


class Example:
    """A piece of source and what it should print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want + "\n" if want and not want.endswith("\n") else want
        if exc_msg is not None and not exc_msg.endswith("\n"):
            exc_msg += "\n"
        self.exc_msg, self.lineno, self.indent, self.options = exc_msg, lineno, indent, options or {}


class DocTest:
    """The examples of one docstring."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.name = examples, globs.copy(), name
        self.filename, self.lineno, self.docstring = filename, lineno, docstring

    def __repr__(self):
        n = len(self.examples)
        count = "no examples" if n == 0 else "1 example" if n == 1 else f"{n} examples"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({count})>"


class DocTestFailure(Exception):
    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class DocTestParser:
    """Finds the examples in a text."""

    _example = _re.compile(r"""
        (?P<source>(?:^(?P<indent>[ ]*)>>>[ ]?.*)(?:\n[ ]*\.\.\.(?:[ ].*|$))*)\n?
        (?P<want>(?:(?![ ]*$)(?![ ]*>>>).+$\n?)*)""", _re.MULTILINE | _re.VERBOSE)
    _exception = _re.compile(r"""
        ^Traceback\ \((?:most\ recent\ call\ last|innermost\ last)\):\s*$
        (?P<stack>.*?)^(?P<msg>\w+.*)""", _re.VERBOSE | _re.MULTILINE | _re.DOTALL)
    _option = _re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", _re.MULTILINE)

    def parse(self, string, name="<string>"):
        """Texts and Examples, in turn."""
        string = string.expandtabs()
        margin = self._margin(string)
        if margin > 0:
            string = "\n".join(line[margin:] for line in string.split("\n"))
        output, at, line = [], 0, 0
        for m in self._example.finditer(string):
            output.append(string[at:m.start()])
            line += string.count("\n", at, m.start())
            source, options, want, message = self._parts(m, name, line)
            if not all(not part.strip() or part.strip().startswith("#") for part in source.split("\n")):
                output.append(Example(source, want, message, line, margin + len(m["indent"]), options))
            line += string.count("\n", m.start(), m.end())
            at = m.end()
        output.append(string[at:])
        return output

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def _margin(self, string):
        return min((len(line) - len(line.lstrip(" ")) for line in string.split("\n") if line.strip()), default=0)

    def _parts(self, m, name, lineno):
        indent = len(m["indent"])
        lines = m["source"].split("\n")
        for n, line in enumerate(lines):
            if len(line) >= indent + 4 and line[indent + 3] != " ":
                raise ValueError(f"line {lineno + n + 1} of the docstring for {name} lacks blank after "
                                 f"{line[indent:indent + 3]}: {line!r}")
            if n and not line.startswith(" " * indent + "."):
                raise ValueError(f"line {lineno + n + 1} of the docstring for {name} has inconsistent leading whitespace: "
                                 f"{line!r}")
        source = "\n".join(line[indent + 4:] for line in lines)
        want_lines = m["want"].split("\n")
        if len(want_lines) > 1 and not want_lines[-1].strip():
            del want_lines[-1]
        for n, line in enumerate(want_lines):
            if line and not line.startswith(" " * indent):
                raise ValueError(f"line {lineno + len(lines) + n + 1} of the docstring for {name} has inconsistent leading "
                                 f"whitespace: {line!r}")
        want = "\n".join(line[indent:] for line in want_lines)
        failure = self._exception.match(want)
        return source, self._options(source, name, lineno), want, failure["msg"] if failure else None

    def _options(self, source, name, lineno):
        options = {}
        for m in self._option.finditer(source):
            for option in m[1].replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid option: {option!r}")
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        return options


class DocTestFinder:
    """Finds the docstrings of a module or class and what is in it."""

    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self._verbose = verbose
        self._parser, self._recurse, self._exclude_empty = parser or DocTestParser(), recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        import inspect
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if module is None:
            module = obj if inspect.ismodule(obj) else _sys.modules.get(getattr(obj, "__module__", None))
        lines = None
        try:
            import linecache
            file = getattr(module, "__file__", None)
            lines = linecache.getlines(file) if file else None
        except Exception:
            pass
        if globs is None:
            globs = {} if not module else module.__dict__.copy()
        else:
            globs = globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, lines, globs, set())
        tests.sort(key=lambda test: test.name)
        return tests

    def _of_module(self, module, obj):
        import inspect
        if module is None:
            return True
        if inspect.isfunction(obj):
            return module.__dict__ is obj.__globals__
        if inspect.isclass(obj):
            return module.__name__ == obj.__module__
        if hasattr(obj, "__module__"):
            return module.__name__ == obj.__module__
        return isinstance(obj, property)

    def _find(self, tests, obj, name, module, lines, globs, seen):
        import inspect
        if id(obj) in seen:
            return
        seen.add(id(obj))
        if self._verbose:
            print("Finding tests in %s" % name)
        test = self._test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for value_name, value in obj.__dict__.items():
                if (inspect.isroutine(inspect.unwrap(value)) or inspect.isclass(value)) and self._of_module(module, value):
                    self._find(tests, value, f"{name}.{value_name}", module, lines, globs, seen)
            for value_name, value in getattr(obj, "__test__", {}).items():
                self._find(tests, value, f"{name}.__test__.{value_name}", module, lines, globs, seen)
        if inspect.isclass(obj):
            for value_name, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (inspect.isroutine(value) or inspect.isclass(value) or isinstance(value, property)) and \
                        self._of_module(module, value):
                    self._find(tests, value, f"{name}.{value_name}", module, lines, globs, seen)

    def _test(self, obj, name, module, globs, lines):
        docstring = obj if isinstance(obj, str) else getattr(obj, "__doc__", None) or ""
        docstring = docstring if isinstance(docstring, str) else str(docstring)
        if self._exclude_empty and not docstring:
            return None
        test = self._parser.get_doctest(docstring, globs, name, getattr(module, "__file__", None) or
                                        getattr(module, "__name__", None), self._line(obj, lines))
        return None if self._exclude_empty and not test.examples else test

    def _line(self, obj, lines):
        import inspect
        lineno = None
        if inspect.ismodule(obj):
            lineno = 0
        elif inspect.isclass(obj):
            if lines is None:
                return None
            pattern = _re.compile(r"^\s*class\s*%s\b" % _re.escape(getattr(obj, "__name__", "-")))
            for n, line in enumerate(lines):
                if pattern.match(line):
                    lineno = n
                    break
        else:
            if inspect.ismethod(obj):
                obj = obj.__func__
            if isinstance(obj, property):
                obj = obj.fget
            if inspect.isfunction(inspect.unwrap(obj)) and getattr(obj, "__doc__", None):
                lineno = inspect.unwrap(obj).__code__.co_firstlineno - 1
        if lineno is None or lines is None:
            return lineno
        pattern = _re.compile(r"(^|.*:)\s*\w*(\"|')")
        for n in range(lineno, len(lines)):
            if pattern.match(lines[n]):
                return n
        return None


class OutputChecker:
    """Compares what was printed with what should have been."""

    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = _re.sub(r"(?m)^%s\s*?$" % _re.escape(BLANKLINE_MARKER), "", want)
            got = _re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS and _matches(want, got))

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = _re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF) and (
                optionflags & REPORT_NDIFF or want.count("\n") > 2 and got.count("\n") > 2):
            import difflib
            want_lines, got_lines = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                diff, kind = list(difflib.unified_diff(want_lines, got_lines, n=2))[2:], "unified diff with -expected +actual"
            elif optionflags & REPORT_CDIFF:
                diff, kind = list(difflib.context_diff(want_lines, got_lines, n=2))[2:], \
                    "context diff with expected followed by actual"
            else:
                diff, kind = list(difflib.ndiff(want_lines, got_lines)), "ndiff with -expected +actual"
            return f"Differences ({kind}):\n" + _indented("".join(line.rstrip() + "\n" for line in diff))
        if want and got:
            return f"Expected:\n{_indented(want)}Got:\n{_indented(got)}"
        if want:
            return f"Expected:\n{_indented(want)}Got nothing\n"
        if got:
            return f"Expected nothing\nGot:\n{_indented(got)}"
        return "Expected nothing\nGot nothing\n"


def _indented(text, by=4):
    return _re.sub("(?m)^(?!$)", by * " ", text)


def _matches(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if not got.startswith(first) or not got[len(first):].endswith(last) or len(first) + len(last) > len(got):
        return False
    at, end = len(first), len(got) - len(last)
    for piece in middle:
        at = got.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


class DocTestRunner:
    """Runs examples and tells of those that fail."""

    def __init__(self, checker=None, verbose=None, optionflags=0):
        if verbose is None:
            verbose = "-v" in _sys.argv
        self._checker, self._verbose, self.optionflags = checker or OutputChecker(), verbose, optionflags
        self.original_optionflags = optionflags
        self.tries = self.failures = 0
        self._results = {}

    def report_start(self, out, test, example):
        if self._verbose:
            out("Trying:\n" + _indented(example.source) + ("Expecting:\n" + _indented(example.want) if example.want
                                                           else "Expecting nothing\n"))

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._header(test, example) + "Exception raised:\n" + _indented("".join(_traceback.format_exception(*exc_info))))

    def _header(self, test, example):
        out = [_DIVIDER]
        if test.filename:
            line = "?" if test.lineno is None or example.lineno is None else test.lineno + example.lineno + 1
            out.append(f'File "{test.filename}", line {line}, in {test.name}')
        else:
            out.append(f"Line {example.lineno + 1}, in {test.name}")
        return "\n".join([*out, "Failed example:", _indented(example.source)])

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        flags = 0
        if compileflags is None:
            import __future__
            for name in __future__.all_feature_names:
                feature = test.globs.get(name)
                if feature is not None and feature is getattr(__future__, name):
                    flags |= feature.compiler_flag
        else:
            flags = compileflags
        real, real_hook = _sys.stdout, _sys.displayhook
        if out is None:
            encoding = real.encoding
            out = real.write
        _sys.stdout, _sys.displayhook = _StringIO(), _sys.__displayhook__
        try:
            return self._run(test, flags, out)
        finally:
            _sys.stdout, _sys.displayhook = real, real_hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def _run(self, test, compileflags, out):
        import linecache
        failures = tries = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            if self.optionflags & SKIP:
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            error, filename = None, f"<doctest {test.name}[{number}]>"
            linecache.cache[filename] = len(example.source), None, example.source.splitlines(True), filename
            try:
                exec(compile(example.source, filename, "single", compileflags, True), test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException:
                error = _sys.exc_info()
            got = _sys.stdout.getvalue()
            if got and not got.endswith("\n"):
                got += "\n"
            _sys.stdout.seek(0)
            _sys.stdout.truncate()
            if error is None:
                good = self._checker.check_output(example.want, got, self.optionflags)
            else:
                message = _traceback.format_exception_only(*error[:2])[-1]
                good = None
                if example.exc_msg is not None:
                    good = self._checker.check_output(example.exc_msg, message, self.optionflags)
                    if not good and self.optionflags & IGNORE_EXCEPTION_DETAIL:
                        good = self._checker.check_output(_bare_name(example.exc_msg), _bare_name(message), self.optionflags)
                    got += "Traceback (most recent call last):\n" + _indented("".join(_traceback.format_exception(*error)), 0) \
                        .partition("\n")[2] if not good else ""
            if good:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            failures += 1
            if not quiet:
                if good is None:
                    self.report_unexpected_exception(out, test, example, _without_runner(error))
                else:
                    self.report_failure(out, test, example, got)
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = original
        failed, tried = self._results.get(test.name, (0, 0))
        self._results[test.name] = failed + failures, tried + tries
        self.failures += failures
        self.tries += tries
        return TestResults(failures, tries)

    def summarize(self, verbose=None):
        if verbose is None:
            verbose = self._verbose
        empty, passed, failed = [], [], []
        for name, (failures, tries) in self._results.items():
            if tries == 0:
                empty.append(name)
            elif failures == 0:
                passed.append((name, tries))
            else:
                failed.append((name, (failures, tries)))
        if verbose:
            if empty:
                print(len(empty), "items had no tests:")
                for name in sorted(empty):
                    print("   ", name)
            if passed:
                print(len(passed), "items passed all tests:")
                for name, count in sorted(passed):
                    print(" %3d tests in %s" % (count, name))
        if failed:
            print(_DIVIDER)
            print(len(failed), "items had failures:")
            for name, (failures, tries) in sorted(failed):
                print(" %3d of %3d in %s" % (failures, tries, name))
        tries, failures = self.tries, self.failures
        if verbose:
            print(tries, "tests in", len(self._results), "items.")
            print(tries - failures, "passed and", failures, "failed.")
        if failures:
            print("***Test Failed***", failures, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(failures, tries)


def _without_runner(error):
    kind, value, tb = error
    return kind, value, tb


def _bare_name(message):
    name = message.partition(":")[0].partition("\n")[0]
    return name.rpartition(".")[2]


master = None


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Runs the examples of a module (__main__)."""
    if m is None:
        m = _sys.modules.get("__main__")
    if not hasattr(m, "__dict__") or not hasattr(m, "__name__"):
        raise TypeError(f"testmod: module required; {m!r}")
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
             extraglobs=None, raise_on_error=False, parser=None, encoding=None):
    """Runs the examples of a text file."""
    import os
    if module_relative:
        main = getattr(_sys.modules["__main__"], "__file__", None)
        if main:
            filename = os.path.join(os.path.dirname(main), filename)
    with open(filename, encoding=encoding or "utf-8") as f:
        text = f.read()
    globs = {} if globs is None else globs.copy()
    globs.update(extraglobs or {})
    globs.setdefault("__name__", "__main__")
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    runner.run((parser or DocTestParser()).get_doctest(text, globs, name or os.path.basename(filename), filename, 0))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Runs the examples of one object."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The examples of a module as a suite of unittest."""
    import unittest
    if module is None:
        module = _sys.modules["__main__"]
    elif isinstance(module, str):
        module = __import__(module, globals(), locals(), ["*"])

    class DocTestCase(unittest.TestCase):
        def __init__(self, test):
            super().__init__()
            self._test = test

        def runTest(self):
            out = _StringIO()
            runner = DocTestRunner(verbose=False, optionflags=options.get("optionflags", 0))
            if runner.run(self._test, out=out.write, clear_globs=False).failed:
                raise self.failureException(f"Failed doctest test for {self._test.name}\n\n{'-' * 70}\n{out.getvalue()}")

        def id(self):
            return self._test.name

        def __repr__(self):
            return "%s (%s)" % (self._test.name.rpartition(".")[2], self._test.name.rpartition(".")[0])

        __str__ = __repr__

        def shortDescription(self):
            return "Doctest: " + self._test.name

    suite = unittest.TestSuite()
    for test in (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs):
        if test.examples:
            suite.addTest(DocTestCase(test))
    return suite
