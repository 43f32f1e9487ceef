import re
from unittest.mock import MagicMock, Mock


def show(f, *args, **kwargs):
    try:
        print(re.sub(r"id='\d+'", "id=…", repr(f(*args, **kwargs))))
    except Exception as e:
        print(type(e).__name__, re.sub(r"id='\d+'", "id=…", str(e)))


m = MagicMock()
print(len(m), bool(m), int(m), float(m), list(m), 3 in m, m == m, m == 3, m != 3, hash(m) == hash(m))
show(lambda: m[3])
show(lambda: m + 1)
show(lambda: m < 3)
m.__len__.return_value = 7
m.__getitem__.side_effect = lambda key: key * 2
m.__iter__.return_value = [1, 2]
m.__str__.return_value = "text"
print(len(m), m[4], list(m), str(m))
with m as entered:
    show(lambda: entered)
show(lambda: Mock()[0])
plain = Mock()
plain.__len__ = lambda self: 4
print(len(plain))
