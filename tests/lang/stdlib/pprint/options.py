def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import pprint
p = pprint.pprint
p([123456789, 1.5, 10 ** 20], underscore_numbers=True)
p({"b": 1, "a": 2}, sort_dicts=False)
p({1: 2, "a": 3, None: 4, 2.5: 1})
class R:
    def __repr__(self): return "line1\nline2"
p([R()] * 3)
class MyList(list): pass
p(MyList(range(40)))
for k in (dict(indent=-1), dict(depth=0), dict(width=0)):
    fails(lambda: pprint.PrettyPrinter(**k))
pr = pprint.PrettyPrinter(width=30)
print(pr.format([1, [2]], {}, 1, 0), pr.pformat([1] * 20))
