import logging
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
    def test_not_raised(self):
        with self.assertRaises(ValueError):
            pass

    def test_other(self):
        with self.assertRaises(ValueError):
            1 / 0

    def test_kept(self):
        with self.assertRaises((KeyError, TypeError)) as caught:
            {}["q"]
        print(repr(caught.exception))

    def test_regex(self):
        with self.assertRaisesRegex(ValueError, "foo"):
            int("x")

    def test_regex_fits(self):
        self.assertRaisesRegex(ValueError, "invalid lit.*'x'", int, "x")

    def test_logs(self):
        with self.assertLogs("some", level="INFO") as logs:
            logging.getLogger("some").info("hello %s", 1)
        print(logs.output, len(logs.records))

    def test_no_logs(self):
        try:
            with self.assertLogs("some"):
                pass
        except AssertionError as e:
            print(e)

    def test_unwanted_logs(self):
        try:
            with self.assertNoLogs("some"):
                logging.getLogger("some").error("bad")
        except AssertionError as e:
            print(e)


run(T)
