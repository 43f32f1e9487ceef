l = [3, 1, 2]
l.append(4); l.extend("ab"); l.insert(0, "first"); l.insert(-1, "x"); l.insert(100, "end"); l.insert(-100, "begin")
print(l, l.pop(), l.pop(0), l.pop(-2), l)
l.remove(4); print(l.index(1), l.count(2), l)
l.reverse(); print(l)
c = l.copy(); c.clear(); print(c, len(l))
m = [3, 1, 2]; print(m.sort(), m, m.sort(reverse=True), m, m.sort(key=lambda v: -v), m, [1, 2, 3].index(2, 1), [1, 2, 1].index(1, 1), [1, 2, 3].index(3, -1))
for f in (lambda: [].pop(), lambda: [1].pop(1), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1, 2].index(1, 1), lambda: [1].insert("a", 1), lambda: [1].pop("a"), lambda: [].extend(5), lambda: [1].sort(5), lambda: [1].index(), lambda: [1, "a"].sort(), lambda: [].append(), lambda: [1].insert(1), lambda: [1].index(1, "a")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
