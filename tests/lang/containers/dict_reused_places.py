# Keys that come and go: a dict keeps its order and finds all, whatever places deletions have left.
import random

random.seed(7)


def check(keys, rounds):
    d = {}
    model = []
    for step in range(rounds):
        k = random.choice(keys)
        what = random.random()
        if what < 0.45:
            if k not in d:
                model.append(k)
            d[k] = step
        elif what < 0.8:
            if k in d:
                model.remove(k)
                del d[k]
        elif what < 0.9:
            if d:
                last, _ = d.popitem()
                assert last == model.pop()
        elif d:
            first = next(iter(d))
            assert first == model.pop(0)
            d.pop(first)
        assert len(d) == len(model)
    assert list(d) == model
    assert all(k in d for k in model)
    assert not any(k in d for k in keys if k not in model)
    return len(model)


print(check(["k%d" % i for i in range(12)], 5000) <= 12)
print(check(list(range(0, 4096, 64)), 5000) <= 64)
print(check([(i, str(i)) for i in range(30)], 5000) <= 30)
d = {i: i for i in range(100)}
for i in range(100000):
    d["again"] = i
    assert d["again"] == i
    del d["again"]
    d[1000 + i] = 1
    del d[i if i < 100 else 900 + i]
print(len(d), min(d), max(d))
