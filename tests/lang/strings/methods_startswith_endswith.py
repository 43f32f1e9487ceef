s = "hello"
print(s.startswith("he"), s.startswith(("x", "h")), s.startswith("l", 2), s.endswith("lo"), s.endswith(("x", "y")), s.startswith(""), s.endswith(""), s.startswith("hello!"), s.endswith("l", 0, 4), s.startswith("", 5), s.startswith("", 6), s.startswith(()), s.startswith("el", 1, 3), s.endswith("é"), "é€".startswith("é"))
for a in (5, [1], ("a", 5), None):
    try:
        print(s.startswith(a))
    except TypeError as e:
        print(e)
