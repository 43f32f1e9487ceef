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
    pass


for i, f in enumerate((
        lambda s: s.assertTrue(0), lambda s: s.assertFalse([1]), lambda s: s.assertIn(1, [2]), lambda s: s.assertNotIn(1, [1]),
        lambda s: s.assertIs([], None), lambda s: s.assertIsNot(None, None), lambda s: s.assertIsNone(1),
        lambda s: s.assertIsNotNone(None), lambda s: s.assertIsInstance(1, str), lambda s: s.assertNotIsInstance(1, int),
        lambda s: s.assertLess(2, 1), lambda s: s.assertGreaterEqual(1, 2), lambda s: s.assertAlmostEqual(1, 1.1),
        lambda s: s.assertAlmostEqual(1, 2, delta=.5), lambda s: s.assertNotAlmostEqual(1, 1.00000001),
        lambda s: s.assertNotEqual(1, 1), lambda s: s.assertEqual("a" * 200, "a" * 150 + 3 * "b"), lambda s: s.fail(),
        lambda s: s.assertRegex("abc", "x+"), lambda s: s.assertNotRegex("abc", "b"), lambda s: s.assertTrue(False, "said"),
        lambda s: s.assertCountEqual([1, 2, 2], [2, 1, 3]), lambda s: s.assertEqual({1, 2}, {2, 3}),
        lambda s: s.assertEqual("one\ntwo\n", "one\ntoo\n"), lambda s: s.assertEqual("abc", "abd"))):
    setattr(T, f"test_{i:02}", f)
run(T)
