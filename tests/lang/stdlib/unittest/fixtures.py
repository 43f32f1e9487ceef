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
    @classmethod
    def setUpClass(cls):
        print("setUpClass")
        cls.addClassCleanup(print, "class cleanup")

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass")

    def setUp(self):
        print("setUp")
        self.addCleanup(print, "cleanup", self._testMethodName)

    def tearDown(self):
        print("tearDown")

    def test_a(self):
        print("a")

    def test_b(self):
        print("b")
        self.fail()


class Bad(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("no class")

    def test_never(self):
        pass


class BadSetUp(unittest.TestCase):
    def setUp(self):
        self.addCleanup(print, "still cleaned")
        raise RuntimeError("no set up")

    def test_never(self):
        print("never")


@unittest.skipIf(True, "all of it")
class Skipped(unittest.TestCase):
    def test_1(self):
        pass


def setUpModule():
    print("setUpModule")


def tearDownModule():
    print("tearDownModule")


run(T, Bad, BadSetUp, Skipped, verbosity=2)
run(T, buffer=True)
