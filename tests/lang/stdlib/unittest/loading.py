import re
import unittest


class Out:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def run(*classes, **options):
    out = Out()
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(c) for c in classes)
    result = unittest.TextTestRunner(stream=out, **options).run(suite)
    print(re.sub(r"in \d+\.\d+s", "in …s", re.sub(r'File ".*?(\w+\.py)"', r'File "\1"', out.text)))
    print(result)


class T(unittest.TestCase):
    def test_b(self):
        pass

    def test_a(self):
        pass

    def other(self):
        pass


print(unittest.defaultTestLoader.getTestCaseNames(T))
print(T("test_a"), repr(T("test_a")), T("test_a").id(), T("test_a") == T("test_a"), T("test_a") == T("test_b"))
suite = unittest.TestSuite([T("test_a"), T("other")])
print(suite, suite.countTestCases(), [t.id() for t in suite])
for f in (lambda: T("nope"), lambda: suite.addTest(T), lambda: suite.addTests("x"), lambda: suite.addTest(3)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
program = unittest.main(argv=["prog", "-v", "T.test_a"], exit=False, testRunner=unittest.TextTestRunner(stream=Out()))
print(program.result)
program = unittest.main(argv=["prog", "-k", "b"], exit=False, testRunner=unittest.TextTestRunner(stream=Out()))
print(program.result)
program = unittest.main(argv=["prog", "nosuch", "T.nosuch"], exit=False, testRunner=unittest.TextTestRunner(stream=Out()))
print(program.result)
try:
    unittest.main(argv=["prog", "T.nosuch"], testRunner=unittest.TextTestRunner(stream=Out()))
except SystemExit as e:
    print("exit", e.code)
