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
    maxDiff = None


for i, f in enumerate((
        lambda s: s.assertEqual([1, 2, 3], [1, 2, 4]), lambda s: s.assertEqual((1, 2), (1, 2, 3)),
        lambda s: s.assertEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]}),
        lambda s: s.assertEqual(list(range(60)), list(range(61))), lambda s: s.assertSequenceEqual([1], (2,)),
        lambda s: s.assertListEqual(1, [2]), lambda s: s.assertEqual([[1, 2], [3]], [[1, 2], [4]]),
        lambda s: s.assertDictEqual(1, {}), lambda s: s.assertEqual([], None))):
    setattr(T, f"test_{i:02}", f)
run(T)
T.maxDiff = 20
run(T)
