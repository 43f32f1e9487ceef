def t(act):
    s = {1, 2, 3}
    try:
        for x in s: act(s)
        print("no error", len(s))
    except RuntimeError as e:
        print(e)
t(lambda s: s.clear())
t(lambda s: s.add(len(s) + 10))
t(lambda s: s.discard(3))
t(lambda s: s.add(1))
s = {1, 2}
try:
    s.update(s.pop() or x for x in s)
except RuntimeError as e:
    print(e)
s = {1, 2, 3}
s -= s; print(s)
s = {1, 2}; s ^= s; print(s)
s = {1}; s |= s; print(s)
s = {1}; s.update(s, s); print(s)
s = {1, 2}; s.intersection_update(s); print(s == {1, 2})
