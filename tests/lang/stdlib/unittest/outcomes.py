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
    def test_ok(self):
        self.assertEqual(1, 1)

    def test_fail(self):
        "a line about it"
        self.assertEqual(1, 2, "my message")

    def test_error(self):
        1 / 0

    def test_chained(self):
        try:
            {}["x"]
        except KeyError:
            raise ValueError("chained")

    @unittest.skip("the reason")
    def test_skip(self):
        pass

    @unittest.expectedFailure
    def test_known(self):
        self.fail("x")

    @unittest.expectedFailure
    def test_surprise(self):
        pass

    def test_skips_itself(self):
        self.addCleanup(print, "cleanup")
        self.skipTest("later")


for verbosity in (0, 1, 2):
    run(T, verbosity=verbosity)
run(T, failfast=True)
run(type("Empty", (unittest.TestCase,), {}))
