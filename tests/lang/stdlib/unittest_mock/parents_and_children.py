import re
from unittest.mock import Mock


def show(f, *args, **kwargs):
    try:
        print(re.sub(r"id='\d+'", "id=…", repr(f(*args, **kwargs))))
    except Exception as e:
        print(type(e).__name__, re.sub(r"id='\d+'", "id=…", str(e)))


parent, child = Mock(), Mock()
parent.attach_mock(child, "kid")
child(1)
show(lambda: parent.mock_calls)
parent.other = Mock()
parent.other.z(3)
show(lambda: (parent.mock_calls, parent.other, parent().foo, parent.a.b.c))
m = Mock()
m.return_value.foo(2)
show(lambda: m.mock_calls)
m.configure_mock(q=3, **{"w.return_value": 1})
print(m.q, m.w())
