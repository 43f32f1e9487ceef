import re
from unittest.mock import Mock, create_autospec, seal


def show(f, *args, **kwargs):
    try:
        print(re.sub(r"id='\d+'", "id=…", repr(f(*args, **kwargs))))
    except Exception as e:
        print(type(e).__name__, re.sub(r"id='\d+'", "id=…", str(e)))


class C:
    attr = 1

    def method(self, a, b=2):
        pass


m = Mock(spec=C)
show(lambda: m)
show(lambda: m.nope)
show(lambda: m.method(1))
print(isinstance(m, C))
show(setattr, Mock(spec_set=C), "other", 3)
show(lambda: Mock(spec=["a", "b"]).c)
auto = create_autospec(C)
instance = auto()
show(instance.method)
show(instance.method, 1)
show(lambda: instance.none)
sealed = Mock()
sealed.x = 1
seal(sealed)
show(lambda: sealed.y)
del m.attr
show(lambda: m.attr)
