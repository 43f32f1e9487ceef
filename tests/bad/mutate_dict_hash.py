class K:
    def __hash__(self): d.clear(); return 5
    def __eq__(self, o): return self is o
    def __repr__(self): return "K"
d = {1: 2}
d[K()] = "x"; print(d)
d = {1: 2}; print(d.get(K()), d)
d = {1: 2}; print(d.setdefault(K(), 3), d)
d = {1: 2}; print(d.pop(K(), 4), d)
d = {1: 2}; d.update({5: 6}, **{"a": 1}); print(d)
d = {1: 2}; print(K() in d, d)
d = {1: 2}; d.update([(K(), 1), (2, 2)]); print(d)
d = {1: 2}; print({**d, K(): 1}, d)
class S:
    def __hash__(self): s.clear(); return 5
s = {1, 2}; s.add(S()); print(len(s))
s = {1, 2}; print(S() in s, s)
s = {1, 2}; s.discard(S()); print(s)
