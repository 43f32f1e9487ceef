# A generator that opened an arena owns it until it ends; what it yields may be kept.
@arena_memory
def numbers(n):
    made = []
    for i in range(n):
        made.append([i, str(i)])
        yield made[-1]
    return made


seen = []
for item in numbers(4):
    seen.append(item)
    print(item, memory_stats()["strategy"])
print(seen)


def blocks():
    with create_arena("inner"):
        x = [1]
        got = yield x
        x.append(got)
        yield x
    yield ("after", x)


g = blocks()
first = next(g)
print(memory_stats()["strategy"], g.send(5), next(g), list(g))
print(first)
h = blocks()
next(h)
h.close()
print(list(numbers(3)), sum(len(x) for x in numbers(5)))
left = numbers(3)
one = next(left)
del left
print(one)


async def work():
    with memory_strategy("arena"):
        parts = []
        for i in range(3):
            parts.append(await step(i))
        return parts


async def step(i):
    return [str(i)]


coroutine = work()
try:
    coroutine.send(None)
except StopIteration as e:
    print(e.value)
