print({1}, set(), {()}, frozenset(), frozenset([1]), {frozenset([1])}, {1: {2}}, [{3}], {None}, {"a"}, {1.5}, {True}, {(1, 2)})
s = {5}; s.add(5.0); s.add(True); print(s == {5, 1}, len(s))
