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
    def test_numbers(self):
        for i in range(4):
            with self.subTest("message", i=i):
                self.assertTrue(i % 2)

    def test_error(self):
        with self.subTest(key="v"):
            raise KeyError("z")
        print("goes on")

    def test_nested(self):
        with self.subTest(a=1):
            with self.subTest(b=2):
                self.fail("inner")

    def test_fine(self):
        with self.subTest():
            pass


run(T, verbosity=1)
run(T, verbosity=2)
