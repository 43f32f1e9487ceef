"""unittest.main(): a module's tests from the command line."""
import argparse
import os
import sys

from . import loader, runner

__unittest = True


def _as_pattern(pattern):
    return pattern if "*" in pattern else f"*{pattern}*"


def _as_name(name):
    """A file's path as the module's name."""
    if os.path.isfile(name) and name.lower().endswith(".py"):
        if os.path.isabs(name):
            relative = os.path.relpath(name, os.getcwd())
            if os.path.isabs(relative) or relative.startswith(os.pardir):
                return name
            name = relative
        return os.path.normpath(name)[:-3].replace("\\", ".").replace("/", ".")
    return name


class TestProgram:
    """Parses the command line, loads the tests and runs them."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery_parser = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.exit, self.failfast, self.catchbreak, self.verbosity = exit, failfast, catchbreak, verbosity
        self.buffer, self.tb_locals = buffer, tb_locals
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.defaultTest, self.testRunner, self.testLoader = defaultTest, testRunner, testLoader
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def _common(self):
        p = argparse.ArgumentParser(add_help=False)
        p.add_argument("-v", "--verbose", dest="verbosity", action="store_const", const=2, help="Verbose output")
        p.add_argument("-q", "--quiet", dest="verbosity", action="store_const", const=0, help="Quiet output")
        p.add_argument("--locals", dest="tb_locals", action="store_true", help="Show local variables in tracebacks")
        for letters, name, text in ((("-f", "--failfast"), "failfast", "Stop on first fail or error"),
                                    (("-c", "--catch"), "catchbreak", "Catch Ctrl-C and display results so far"),
                                    (("-b", "--buffer"), "buffer", "Buffer stdout and stderr during tests")):
            if getattr(self, name) is None:
                p.add_argument(*letters, dest=name, action="store_true", help=text)
                setattr(self, name, False)
        if self.testNamePatterns is None:
            p.add_argument("-k", dest="testNamePatterns", action="append", type=_as_pattern,
                           help="Only run tests which match the given substring")
            self.testNamePatterns = []
        return p

    def _main_parser(self, common):
        p = argparse.ArgumentParser(parents=[common], prog=self.progName)
        p.add_argument("tests", nargs="*", help="a list of any number of test modules, classes and test methods.")
        return p

    def parseArgs(self, argv):
        common = self._common()
        if self.module is None:
            if len(argv) > 1 and argv[1].lower() == "discover":
                self._discover(argv[2:], common)
                return
            self._main_parser(common).parse_args(argv[1:], self)
            if not self.tests:
                self._discover([], common)
                return
        else:
            self._main_parser(common).parse_args(argv[1:], self)
        if self.tests:
            self.testNames = [_as_name(name) for name in self.tests]
            if __name__ == "__main__":
                self.module = None
        else:
            names = self.defaultTest
            self.testNames = None if names is None else (names,) if isinstance(names, str) else list(names)
        self.createTests()

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            found = self.testLoader if Loader is None else Loader()
            self.test = found.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def _discover(self, argv, common, Loader=None):
        self.start, self.pattern, self.top = ".", "test*.py", None
        p = argparse.ArgumentParser(parents=[common], prog=f"{self.progName} discover",
                                    epilog="For test discovery all test modules must be importable from the top level"
                                           " directory of the project.")
        p.add_argument("-s", "--start-directory", dest="start", help="Directory to start discovery ('.' default)")
        p.add_argument("-p", "--pattern", dest="pattern", help="Pattern to match tests ('test*.py' default)")
        p.add_argument("-t", "--top-level-directory", dest="top",
                       help="Top level directory of project (defaults to start directory)")
        for name in ("start", "pattern", "top"):
            p.add_argument(name, nargs="?", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        p.parse_args(argv, self)
        self.createTests(from_discovery=True, Loader=Loader)

    def runTests(self):
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        made = self.testRunner
        if isinstance(made, type):
            try:
                made = made(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                            warnings=self.warnings, tb_locals=self.tb_locals)
            except TypeError:
                made = self.testRunner()
        self.result = made.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
