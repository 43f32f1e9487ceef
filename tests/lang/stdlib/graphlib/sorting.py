def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from graphlib import TopologicalSorter, CycleError
t = TopologicalSorter()
t.add(3, 1, 2)
t.add(4, 3)
t.add(1)
print(list(t.static_order()))
for g in ({1: [2], 2: [3], 3: [1]}, {1: [1]}, {1: [2], 2: [3], 3: [4], 4: [2]}):
    try:
        TopologicalSorter(g).prepare()
    except CycleError as e:
        print(e.args)
t = TopologicalSorter({1: [2, 3], 2: [3]})
fails(t.get_ready)
fails(t.is_active)
fails(lambda: t.done(1))
t.prepare()
fails(t.prepare)
fails(lambda: t.add(5))
print(t.get_ready(), t.is_active(), bool(t))
fails(lambda: t.done(1))
fails(lambda: t.done(9))
t.done(3)
fails(lambda: t.done(3))
print(t.get_ready(), t.get_ready())
t.done(2)
print(t.get_ready())
t.done(1)
print(t.is_active())
