# A deque that changes while it is walked, searched or compared.
from collections import deque


class Evil:
    def __init__(self, d, what):
        self.d, self.what = d, what

    def __eq__(self, other):
        self.what(self.d)
        return False


def report(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3])
it = iter(d)
next(it)
d.append(4)
report(lambda: next(it))
report(lambda: next(it))
it = reversed(d)
next(it)
d.pop()
report(lambda: next(it))
d[0] = 9
it = iter(d)
d[0] = 8
report(lambda: next(it))
for f in (lambda d: 5 in d, lambda d: d.index(5), lambda d: d.count(5), lambda d: d.remove(5), lambda d: d == deque([1, 2, 3]), lambda d: d < deque([1, 2, 3])):
    d = deque()
    d.extend([Evil(d, lambda d: d.clear()), 2, 3])
    report(lambda: f(d))
d = deque()
d.extend([Evil(d, lambda d: d.append(1)), 2])
report(lambda: 7 in d)
it = iter(deque([1, 2, 3]))
print(it.__length_hint__(), next(it), it.__length_hint__(), type(it).__name__, list(it), list(it))
