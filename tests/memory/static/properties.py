# Random operations against list, deque, dict and str: 0 to 200 of them, capacity 100, many seeds.
import random
from collections import deque

CAPACITY = 100


def check_list(rng):
    bounded, model = BoundedList(CAPACITY), []
    for _ in range(rng.randrange(201)):
        n = rng.randrange(1000)
        match rng.randrange(9):
            case 0 | 1 | 2 | 3:
                if len(model) < CAPACITY:
                    bounded.push(n)
                    model.append(n)
                else:
                    try:
                        bounded.push(n)
                        assert False
                    except CapacityError as e:
                        assert e.value == n
            case 4:
                assert bounded.try_push(n) == (len(model) < CAPACITY)
                if len(model) < CAPACITY:
                    model.append(n)
            case 5 if model:
                assert bounded.pop() == model.pop()
            case 6 if model:
                i = rng.randrange(-len(model), len(model))
                assert bounded.pop(i) == model.pop(i)
            case 7 if len(model) < CAPACITY:
                i = rng.randrange(-CAPACITY, CAPACITY)
                bounded.insert(i, n)
                model.insert(i, n)
            case 8:
                a, b = sorted((rng.randrange(CAPACITY), rng.randrange(CAPACITY)))
                if len(model) - len(model[a:b]) + 2 <= CAPACITY:
                    bounded[a:b] = [n, -n]
                    model[a:b] = [n, -n]
        assert len(bounded) <= bounded.capacity == CAPACITY and bounded == model
    return bounded.high_water


def check_deque(rng):
    bounded, model = BoundedDeque(CAPACITY), deque()
    for _ in range(rng.randrange(201)):
        n = rng.randrange(1000)
        match rng.randrange(8):
            case 0 | 1:
                assert bounded.try_push(n) == (len(model) < CAPACITY)
                if len(model) < CAPACITY:
                    model.append(n)
            case 2 | 3:
                assert bounded.try_push_left(n) == (len(model) < CAPACITY)
                if len(model) < CAPACITY:
                    model.appendleft(n)
            case 4 if model:
                assert bounded.pop() == model.pop()
            case 5 if model:
                assert bounded.popleft() == model.popleft()
            case 6:
                bounded.rotate(n - 500)
                model.rotate(n - 500)
            case 7 if model:
                i = rng.randrange(len(model))
                bounded[i] = n
                model[i] = n
        assert len(bounded) <= bounded.capacity and list(bounded) == list(model)
    return bounded.high_water


def check_dict(rng):
    bounded, model = BoundedDict(CAPACITY), {}
    keys = rng.choice([30, 150, 10**6])
    for _ in range(rng.randrange(201)):
        key = rng.choice([rng.randrange(keys), str(rng.randrange(keys)), (rng.randrange(keys),), rng.randrange(keys) / 2])
        if rng.randrange(3):
            fits = key in model or len(model) < CAPACITY
            assert bounded.try_insert(key, _) == fits
            if fits:
                model[key] = _
        elif model and rng.randrange(2):
            key = rng.choice(list(model))
            assert bounded.pop(key) == model.pop(key)
        else:
            assert bounded.pop(key, "none") == model.pop(key, "none")
        assert len(bounded) <= bounded.capacity and list(bounded.items()) == list(model.items())
    return bounded.high_water


def check_str(rng):
    bounded, model = BoundedStr(CAPACITY), ""
    for _ in range(rng.randrange(201)):
        piece = "".join(rng.choices("aé€\U0001F600", k=rng.randrange(6)))
        match rng.randrange(4):
            case 0 | 1:
                fits = len((model + piece).encode()) <= CAPACITY
                assert bounded.try_push(piece) == fits
                if fits:
                    model += piece
            case 2 if model:
                assert bounded.pop() == model[-1]
                model = model[:-1]
            case 3:
                n = rng.randrange(CAPACITY + 10)
                bounded.truncate(n)
                model = model.encode()[:n].decode(errors="ignore")
        assert len(bounded) == len(model.encode()) <= CAPACITY and str(bounded) == model
        assert bounded.characters == len(model)
    return bounded.high_water


for check in check_list, check_deque, check_dict, check_str:
    rng = random.Random(2026)
    print(check.__name__, max(check(rng) for _ in range(60)))


# What is used is the same before and after a scope.
def scope():
    provider = MediumProvider()
    a = BoundedList(1000, provider=provider)
    b = BoundedDict(100, provider=provider)
    c = BoundedList(5000)
    for i in range(100):
        a.push([i])
        b[i] = {i}
        c.push(a)
    c.push(c)
    d = LinearMemory(2)
    d.alloc(70000)


import gc
scope()
gc.collect()
with memory_budget("scope", 1 << 20) as budget:
    for _ in range(3):
        scope()
        gc.collect()
        print(budget.used)


def objects(times):
    before = memory_stats()["automatic_count"]
    before = memory_stats()["automatic_count"]
    for _ in range(times):
        scope()
    gc.collect()
    return memory_stats()["automatic_count"] - before


objects(1)
print(objects(1), objects(20), memory_stats()["manual_count"])


class Loud:
    alive = 0

    def __init__(self):
        Loud.alive += 1

    def __del__(self):
        Loud.alive -= 1


def elements():
    p = SmallProvider()
    kept = [BoundedList(5, [Loud() for _ in range(5)]), BoundedDeque(5, [Loud()], provider=p), BoundedDict(2, {1: Loud()}),
            BoundedDict(2, {1: Loud()}, provider=p)]
    print(Loud.alive)
    kept[0].pop()
    kept[0][0] = None
    kept[1].clear()
    del kept[2][1]
    print(Loud.alive)
    p.reset()
    print(Loud.alive)


elements()
print(Loud.alive)
