# Which strategy is in force where: manual holds for the code itself, automatic for what it calls.
def now():
    return memory_stats()["strategy"]


def made_elsewhere():
    return [1]


class C:
    def __init__(self): self.inside = [1]

    @manual_memory
    def method(self): return now(), memory_stats()["strategy"]

    @staticmethod
    @manual_memory
    def static(): return memory_stats()["strategy"]

    @manual_memory
    @classmethod
    def of_class(cls): return cls.__name__, memory_stats()["strategy"]


def freeable(x):
    try:
        free(x)
        return True
    except InvalidFreeError:
        return False


@manual_memory
def manual():
    here = memory_stats()["strategy"]
    a, b, c = [1], made_elsewhere(), C()
    d = sorted([3, 1])
    e = [x for x in (1, 2)]
    f = (lambda: [2])()
    def nested(): return [3]
    g = nested()
    results = here, now(), freeable(a), freeable(b), freeable(c.inside), freeable(c), freeable(d), freeable(e), freeable(f), freeable(g)
    return nested, results


@auto_memory
def automatic():
    return memory_stats()["strategy"], freeable([1])


@manual_memory
def manual_calls_automatic():
    return automatic(), memory_stats()["strategy"]


@manual_memory
def fails():
    raise ValueError("out")


@manual_memory
def generator():
    yield memory_stats()["strategy"]
    x = [1]
    yield x


def blocks():
    out = [now()]
    with memory_strategy("manual"):
        a = [1]
        out.append(memory_stats()["strategy"])
        out.append(now())
        f = lambda: [5]
        with memory_strategy("automatic"):
            out.append(memory_stats()["strategy"])
            b = [2]
        out.append(memory_stats()["strategy"])
    out.append(now())
    c = [3]
    return out, freeable(a), freeable(b), freeable(c), freeable(f())


nested, results = manual()
print(results, freeable(nested()))
print(manual_calls_automatic(), now())
print(C().method(), C.static(), C.of_class())
try:
    fails()
except ValueError:
    print(now())
g = generator()
print(next(g), now(), freeable(next(g)), now(), list(g))
print(blocks(), now())
with memory_strategy("manual"):
    print(memory_stats()["strategy"])
print(memory_stats()["strategy"])
for bad in ("none", 5):
    try:
        memory_strategy(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for bad in (5, len, int):
    try:
        manual_memory(bad)
    except TypeError as e:
        print(e)


async def coroutine():
    with memory_strategy("manual"):
        a = memory_stats()["strategy"]
        await Pause()
        b = memory_stats()["strategy"]
    return a, b, memory_stats()["strategy"]


class Pause:
    def __await__(self):
        yield memory_stats()["strategy"]


co = coroutine()
print(co.send(None), now())
try:
    co.send(None)
except StopIteration as e:
    print(e.value, now())
