def deep_list(n):
    l = []
    for _ in range(n): l = [l]
    return l
def deep_tuple(n):
    t = ()
    for _ in range(n): t = (t,)
    return t
def deep_dict(n):
    d = {}
    for _ in range(n): d = {1: d}
    return d
n = 100000
for f in (lambda: repr(deep_list(n)), lambda: deep_list(n) == deep_list(n), lambda: repr(deep_tuple(n)), lambda: repr(deep_dict(n)), lambda: deep_dict(n) == deep_dict(n), lambda: deep_list(n) < deep_list(n), lambda: str(deep_list(n)), lambda: f"{deep_list(n)}", lambda: "%s" % [deep_tuple(n)], lambda: isinstance(1, deep_tuple(n)), lambda: print(deep_list(n))):
    try:
        f()
        print("no error")
    except RecursionError:
        print("RecursionError")
