import os
import re
from unittest.mock import DEFAULT, Mock, PropertyMock, mock_open, patch


def show(f, *args, **kwargs):
    try:
        print(re.sub(r"id='\d+'", "id=…", repr(f(*args, **kwargs))))
    except Exception as e:
        print(type(e).__name__, re.sub(r"id='\d+'", "id=…", str(e)))


class C:
    attr = 1


with patch("os.getcwd", return_value="/x") as p:
    print(os.getcwd())
    p.assert_called_once_with()
print(os.getcwd() != "/x")


@patch("os.getcwd")
@patch.object(os, "listdir", return_value=[1])
def f(listdir, getcwd):
    return os.listdir(), getcwd is os.getcwd, listdir is os.listdir


print(f(), f.__name__)
with patch.dict("os.environ", {"FH_Q": "1"}):
    print(os.environ["FH_Q"])
d = {1: 2}
with patch.dict(d, {3: 4}, clear=True):
    print(d)
print("FH_Q" in os.environ, d)
with patch.multiple(C, attr=DEFAULT) as made:
    print(sorted(made), C.attr is made["attr"])
print(C.attr)
show(patch, "nodots")
show(patch.object(C, "none").__enter__)
show(patch, "os.getcwd", new=1, new_callable=Mock)
p = patch("os.getpid", lambda: -1)
p.start()
print(os.getpid())
patch.stopall()
print(os.getpid() > 0)
with patch("builtins.open", mock_open(read_data="l1\nl2\n")) as o:
    with open("f") as file:
        print(file.read())
    with open("g") as file:
        print(list(file))
o.assert_called_with("g")
with patch.object(C, "attr", new_callable=PropertyMock, return_value=9) as p:
    print(C().attr)
    C().attr = 3
    show(lambda: p.mock_calls)
