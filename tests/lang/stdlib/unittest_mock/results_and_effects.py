import re
from unittest.mock import DEFAULT, Mock


def show(f, *args, **kwargs):
    try:
        print(re.sub(r"id='\d+'", "id=…", repr(f(*args, **kwargs))))
    except Exception as e:
        print(type(e).__name__, re.sub(r"id='\d+'", "id=…", str(e)))


m = Mock(return_value=5, attr=3, **{"x.y.return_value": 9})
print(m(), m.attr, m.x.y())
m.side_effect = [1, 2, KeyError("k")]
print(m(), m())
show(m)
show(m)
m.side_effect = ValueError
show(m)
m.side_effect = lambda *args: args
show(m, 1, 2)
m.side_effect = lambda *args: DEFAULT
show(m)
w = Mock(wraps=[3, 1, 2])
show(lambda: (w.index(1), w.mock_calls))
