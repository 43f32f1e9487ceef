seed = 31
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n
for kind in (lambda i: i, str, lambda i: (i, str(i)), lambda i: i / 4, lambda i: -i if i % 2 else str(i)):
    d, model = {}, []
    for step in range(3000):
        k, op = kind(rnd(60)), rnd(8)
        at = next((i for i, p in enumerate(model) if p[0] == k), None)
        if op < 3:
            d[k] = step
            if at is None: model.append([k, step])
            else: model[at][1] = step
        elif op == 3:
            assert d.pop(k, None) == (model.pop(at)[1] if at is not None else None)
        elif op == 4:
            assert d.get(k) == (model[at][1] if at is not None else None) and (k in d) == (at is not None)
        elif op == 5:
            assert d.setdefault(k, step) == (model[at][1] if at is not None else step)
            if at is None: model.append([k, step])
        elif op == 6 and at is not None:
            del d[k]; model.pop(at)
        elif op == 7 and model and rnd(10) == 0:
            assert d.popitem() == tuple(model.pop())
        assert len(d) == len(model)
        if step % 50 == 0: assert list(d.items()) == [tuple(p) for p in model]
    print(len(d), list(d.items()) == [tuple(p) for p in model], list(reversed(d)) == [p[0] for p in model][::-1])
