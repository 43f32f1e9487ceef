"""Finding tests in classes, modules and directories."""
import functools
import os
import re
import sys
import traceback

from . import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    """Fails with what kept a test from being loaded."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def fail():
            raise self._exception
        return fail


def _failed(name, error, suite_class, message=None):
    test = _FailedTest(name, error)
    return suite_class((test,)), message


def _failed_import(name, suite_class):
    message = f"Failed to import test module: {name}\n{traceback.format_exc()}"
    return _failed(name, ImportError(message), suite_class, message)


def _matches(name, pattern):
    """fnmatch: * ? [seq] [!seq]"""
    out, i = "", 0
    while i < len(pattern):
        c, i = pattern[i], i + 1
        end = pattern.find("]", i + 1 + (pattern[i:i + 1] == "!")) if c == "[" else -1
        if c == "*":
            out += ".*"
        elif c == "?":
            out += "."
        elif end > 0:
            inside, i = pattern[i:end].replace("\\", "\\\\"), end + 1
            out += f"[^{inside[1:]}]" if inside[0] == "!" else f"[{inside}]"
        else:
            out += re.escape(c)
    return re.fullmatch(out, name, re.S) is not None


class TestLoader:
    """Makes suites."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors, self._loading_packages = [], set()

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        tests = [self.loadTestsFromTestCase(obj) for obj in (getattr(module, name) for name in dir(module))
                 if isinstance(obj, type) and issubclass(obj, case.TestCase)
                 and obj not in (case.TestCase, case.FunctionTestCase)]
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as e:
            message = f"Failed to call load_tests:\n{traceback.format_exc()}"
            failed, message = _failed(module.__name__, TypeError(message), self.suiteClass, message)
            self.errors.append(message)
            return failed

    def loadTestsFromName(self, name, module=None):
        parts, error = name.split("."), None
        if module is None:
            to_import = parts[:]
            while to_import:
                module_name = ".".join(to_import)
                try:
                    module = __import__(module_name)
                    break
                except ImportError:
                    missing = to_import.pop()
                    error, message = _failed_import(missing, self.suiteClass)
                    if not to_import:
                        self.errors.append(message)
                        return error
            parts = parts[1:]
        obj = module
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                if getattr(obj, "__path__", None) is not None and error is not None:
                    self.errors.append(message)
                    return error
                message = f"Failed to access attribute:\n{traceback.format_exc()}"
                failed, message = _failed(part, e.with_traceback(None), self.suiteClass, message)
                self.errors.append(message)
                return failed
        import types
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, case.TestCase):
            return self.loadTestsFromTestCase(obj)
        if (isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase)):
            instance = parent(parts[-1])
            if not isinstance(getattr(instance, parts[-1]), types.FunctionType):
                return self.suiteClass([instance])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f"calling {obj} returned {test}, not a test")
        raise TypeError(f"don't know how to make test from: {obj}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of the methods that are tests, sorted."""
        def is_test(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            return self.testNamePatterns is None or any(_matches(full, p) for p in self.testNamePatterns)

        names = [name for name in dir(testCaseClass) if is_test(name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """A suite of the tests in the files of a directory and of the packages in it."""
        given = top_level_dir is not None or self._top_level_dir is not None
        if top_level_dir is None:
            top_level_dir = self._top_level_dir or start_dir
        top_level_dir = os.path.abspath(top_level_dir)
        if top_level_dir not in sys.path:
            sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir
        if not os.path.isdir(os.path.abspath(start_dir)):
            try:
                __import__(start_dir)
                start_dir = os.path.dirname(os.path.abspath(sys.modules[start_dir].__file__))
            except (ImportError, AttributeError):
                raise ImportError(f"Start directory is not importable: {start_dir!r}") from None
        start_dir = os.path.abspath(start_dir)
        if start_dir != top_level_dir and not os.path.isfile(os.path.join(start_dir, "__init__.py")):
            raise ImportError(f"Start directory is not importable: {start_dir!r}")
        return self.suiteClass(list(self._find_tests(start_dir, pattern)))

    def _module_name(self, path):
        path = os.path.splitext(os.path.normpath(path))[0]
        return os.path.relpath(path, self._top_level_dir).replace(os.path.sep, ".")

    def _find_tests(self, directory, pattern):
        for entry in sorted(os.listdir(directory)):
            path = os.path.join(directory, entry)
            if os.path.isfile(path):
                if entry.endswith(".py") and entry[:-3].isidentifier() and _matches(entry, pattern):
                    yield self._load_file(path, pattern)
            elif os.path.isdir(path) and os.path.isfile(os.path.join(path, "__init__.py")):
                yield from self._load_package(path, pattern)

    def _import(self, name):
        __import__(name)
        return sys.modules[name]

    def _load_file(self, path, pattern):
        name = self._module_name(path)
        try:
            module = self._import(name)
        except case.SkipTest as e:
            reason = str(e)

            @case.skip(reason)
            def skipped(self):
                pass
            return self.suiteClass((type("ModuleSkipped", (case.TestCase,), {name: skipped})(name),))
        except Exception:
            failed, message = _failed_import(name, self.suiteClass)
            self.errors.append(message)
            return failed
        return self.loadTestsFromModule(module, pattern=pattern)

    def _load_package(self, path, pattern):
        name = self._module_name(path)
        try:
            package = self._import(name)
        except Exception:
            failed, message = _failed_import(name, self.suiteClass)
            self.errors.append(message)
            yield failed
            return
        load_tests = getattr(package, "load_tests", None)
        if name not in self._loading_packages:
            self._loading_packages.add(name)
            try:
                if _matches(os.path.basename(path), pattern) or load_tests is not None:
                    yield self.loadTestsFromModule(package, pattern=pattern)
                if load_tests is None:
                    yield from self._find_tests(path, pattern)
            finally:
                self._loading_packages.discard(name)


defaultTestLoader = TestLoader()


def _make_loader(prefix, sortUsing, suiteClass=None, testNamePatterns=None):
    loader = TestLoader()
    loader.sortTestMethodsUsing, loader.testMethodPrefix = sortUsing, prefix
    loader.testNamePatterns = testNamePatterns
    if suiteClass:
        loader.suiteClass = suiteClass
    return loader


def getTestCaseNames(testCaseClass, prefix, sortUsing=TestLoader.sortTestMethodsUsing, testNamePatterns=None):
    return _make_loader(prefix, sortUsing, testNamePatterns=testNamePatterns).getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix="test", sortUsing=TestLoader.sortTestMethodsUsing, suiteClass=suite.TestSuite):
    return _make_loader(prefix, sortUsing, suiteClass).loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix="test", sortUsing=TestLoader.sortTestMethodsUsing, suiteClass=suite.TestSuite):
    return _make_loader(prefix, sortUsing, suiteClass).loadTestsFromModule(module)
