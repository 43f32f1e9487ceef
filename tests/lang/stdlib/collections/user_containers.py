# UserDict, UserList, UserString: what subclasses get.
from collections import UserDict, UserList, UserString
import copy


class Upper(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)


u = Upper({"a": 1}, b=2)
u.update(c=3)
print(u, u["A"], "b" in u, len(u), u | {"D": 4}, type(u.copy()).__name__, copy.copy(u), UserDict.fromkeys("xy", 0), u == {"A": 1, "B": 2, "C": 3}, {"Z": 0} | UserDict(a=1))
u |= {"q": 9}
print(u.data, u.pop("A"), list(u.items()))


class Missing(UserDict):
    def __missing__(self, k):
        return k


print(Missing()["x"], Missing().get("x"))
l = UserList([3, 1, 2])
l.append(5)
l += [7]
l.sort()
print(l, l[1:3], type(l[1:3]).__name__, l + [0], [0] + l, l * 2, l == [1, 2, 3, 5, 7], l < [2], l.index(5), l.pop(), l.count(1), 3 in l, UserList("ab"), UserList(l).data is l.data, copy.copy(l))
l.extend(UserList([9]))
l.insert(0, 8)
l.remove(9)
l.reverse()
print(l)
s = UserString("Hello")
print(s, repr(s), s + " you", "say " + s, s * 2, s[1:3], type(s[1:3]).__name__, s.upper(), s == "Hello", "ell" in s, s.find("l"), len(s), s.replace("l", "L"), hash(s) == hash("Hello"), int(UserString("12")), s.split("l"), UserString(5), s % (), "%s!" % s, UserString("%d") % 5)
print(s.encode(), s.startswith("He"), s.center(9, "*"), s < "Z", s.join(["a", "b"]), s.partition("l"), s.isalpha(), s.title().swapcase(), s.removeprefix("He"), s.zfill(8), sorted(s))
for call in (lambda: UserDict()["a"], lambda: UserList().pop(), lambda: UserDict(1, 2), lambda: UserDict() | 5, lambda: s[9]):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
