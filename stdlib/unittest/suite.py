"""Suites of tests, with the fixtures of classes and modules."""
import sys

from . import case, util

__unittest = True


class BaseTestSuite:
    """Tests and other suites, one after the other."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests, self._removed_tests = [], 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{util.strclass(type(self))} tests={list(self)}>"

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, type(self)) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        add = self.addTest
        for test in tests:
            add(test)

    def run(self, result):
        for i, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(i)
        return result

    def _removeTestAtIndex(self, i):
        test = self._tests[i]
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
            self._tests[i] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A suite that calls setUpClass(), setUpModule() and what belongs to them."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_testRunEntered", False)
        if outermost:
            result._testRunEntered = True
        for i, test in enumerate(self):
            if result.shouldStop:
                break
            if hasattr(type(test), "__iter__"):
                pass
            elif test is not None:
                self._tear_down_class(test, result)
                self._change_module(test, result)
                self._set_up_class(test, result)
                result._previousTestClass = type(test)
                if getattr(type(test), "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(i)
        if outermost:
            self._tear_down_class(None, result)
            self._tear_down_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _set_up_class(self, test, result):
        cls = type(test)
        if (cls is getattr(result, "_previousTestClass", None) or result._moduleSetUpFailed
                or getattr(cls, "__unittest_skip__", False)):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass
        set_up = getattr(cls, "setUpClass", None)
        if set_up is None:
            return
        _redirect(result)
        try:
            failed = False
            try:
                set_up()
            except Exception as e:
                if isinstance(result, _DebugResult):
                    raise
                failed = True
                try:
                    cls._classSetupFailed = True
                except TypeError:
                    pass
                self._report(result, e, "setUpClass", util.strclass(cls))
            if failed:
                cls.doClassCleanups()
                for err in cls.tearDown_exceptions:
                    self._report(result, err[1], "setUpClass", util.strclass(cls), err)
        finally:
            _restore(result)

    def _change_module(self, test, result):
        current = type(test).__module__
        if current == _previous_module(result):
            return
        self._tear_down_module(result)
        result._moduleSetUpFailed = False
        set_up = getattr(sys.modules.get(current), "setUpModule", None)
        if set_up is None:
            return
        _redirect(result)
        try:
            try:
                set_up()
            except Exception as e:
                if isinstance(result, _DebugResult):
                    raise
                result._moduleSetUpFailed = True
                self._report(result, e, "setUpModule", current)
                try:
                    case.doModuleCleanups()
                except Exception as e:
                    self._report(result, e, "setUpModule", current)
        finally:
            _restore(result)

    def _tear_down_module(self, result):
        name = _previous_module(result)
        if name is None or result._moduleSetUpFailed or name not in sys.modules:
            return
        tear_down = getattr(sys.modules[name], "tearDownModule", None)
        _redirect(result)
        try:
            for step in (tear_down, case.doModuleCleanups):
                if step is None:
                    continue
                try:
                    step()
                except Exception as e:
                    if isinstance(result, _DebugResult):
                        raise
                    self._report(result, e, "tearDownModule", name)
        finally:
            _restore(result)

    def _tear_down_class(self, test, result):
        cls = getattr(result, "_previousTestClass", None)
        if (cls is None or type(test) is cls or getattr(cls, "_classSetupFailed", False)
                or getattr(result, "_moduleSetUpFailed", False) or getattr(cls, "__unittest_skip__", False)):
            return
        tear_down = getattr(cls, "tearDownClass", None)
        clean_up = getattr(cls, "doClassCleanups", None)
        _redirect(result)
        try:
            if tear_down is not None:
                try:
                    tear_down()
                except Exception as e:
                    if isinstance(result, _DebugResult):
                        raise
                    self._report(result, e, "tearDownClass", util.strclass(cls))
            if clean_up is not None:
                clean_up()
                for err in cls.tearDown_exceptions:
                    if isinstance(result, _DebugResult):
                        raise err[1]
                    self._report(result, err[1], "tearDownClass", util.strclass(cls), err)
        finally:
            _restore(result)

    def _report(self, result, error, method, parent, info=None):
        holder = _ErrorHolder(f"{method} ({parent})")
        skip = getattr(result, "addSkip", None)
        if skip is not None and isinstance(error, case.SkipTest):
            skip(holder, str(error))
        else:
            result.addError(holder, info or sys.exc_info())


def _redirect(result):
    getattr(result, "_setupStdout", lambda: None)()


def _restore(result):
    getattr(result, "_restoreStdout", lambda: None)()


def _previous_module(result):
    cls = getattr(result, "_previousTestClass", None)
    return None if cls is None else cls.__module__


class _ErrorHolder:
    """Stands for a test where a fixture failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.id()

    def id(self):
        return self.description

    def countTestCases(self):
        return 0

    def shortDescription(self):
        return None

    def run(self, result):
        return None

    __call__ = run


class _DebugResult:
    """A result that keeps nothing."""

    _previousTestClass = None
    _moduleSetUpFailed = shouldStop = False
