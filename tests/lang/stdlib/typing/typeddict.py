def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from typing import TypedDict, NotRequired, Required, get_type_hints, is_typeddict
class TD(TypedDict):
    a: int
    b: NotRequired[str]
class TD2(TD, total=False):
    c: float
    d: Required[int]
print(TD(a=1), TD.__annotations__, TD.__required_keys__, TD.__optional_keys__, TD.__total__, sorted(TD2.__required_keys__), sorted(TD2.__optional_keys__), TD2.__total__, is_typeddict(TD), is_typeddict(dict), TD.__mro__)
print(TypedDict("Z", {"x": int, "y z": str}).__annotations__, get_type_hints(TD), get_type_hints(TD, include_extras=True))
fails(lambda: isinstance({}, TD))
try:
    class Q(TD, dict): pass
except TypeError as e:
    print(e)
