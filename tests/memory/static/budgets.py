# Budgets: what a block takes is counted, limited and given back, whoever frees it.
kept = []
# Bound here and not deleted: the module's dict does not grow at the expense of a budget.
a = b = c = e = g = i = n = o = w = x = y = z = big = big2 = before = figures = name = words = late = data = work = None
errors = []
def report():
    for e in errors:
        print(type(e).__name__, e)
    errors.clear()
def attempt(f):
    try:
        return f()
    except MemoryError as e:
        errors.append(e)
with memory_budget("parser", 64 * 1024) as b:
    x = [bytearray(1000) for _ in range(30)]
    print(30000 < b.used < 40000, b.peak >= b.used, b.limit)
    attempt(lambda: kept.extend(bytearray(1000) for _ in range(100)))
    print(len(kept) < 40, b.used <= 65536)
    x = None
    kept.clear()
    print(b.used < 100)
    y = {i: str(i) for i in range(100)}
    print(b.used > 5000)
y = None
figures = memory_stats()["budgets"]["parser"]
print(figures["used"] < 100, 60000 < figures["peak"] <= 65536, figures["limit"])
with memory_budget("outer", 10000) as o:
    with memory_budget("inner", 5000) as i:
        a = bytes(3000)
        print(o.used >= 3000, i.used >= 3000)
        attempt(lambda: bytes(3000))
        print(attempt(lambda: len(bytes(1000))))
    attempt(lambda: bytes(8000))
    c = bytes(5500)
    before = o.used
    a = None
    print(before - o.used > 3000)
    c = None
for name in "outer", "inner":
    figures = memory_stats()["budgets"][name]
    print(name, figures["used"] < 3000, figures["peak"] > 3000, figures["limit"])
def gen():
    with memory_budget("gen", 5000) as b:
        yield b
        data = bytes(4000)
        yield b.used
        yield b.used
g = gen()
b = next(g)
big = bytes(100000)
print(b.used < 100, next(g) >= 4000)
big2 = bytes(100000)
print(next(g) >= 4000, next(g, None))
with memory_budget("log", 100, level="log"):
    z = bytes(10000)
with memory_budget("lock", 1000, level="lock"):
    for n in (2000, 20):
        try:
            bytes(n)
        except MemoryLockedError as e:
            print("locked")
print(len(bytes(20)))
with memory_budget("arena", 100000) as b:
    with create_arena("a"):
        w = [str(i) for i in range(500)]
        print(b.used > 20000)
        attempt(lambda: [str(i) for i in range(50000)])
    w = None
print(b.used < 30000)
for e in errors:
    print(type(e).__name__, str(e).split(':')[0])



# Steady use leaves no trace.
with memory_budget("steady", 1 << 20) as b:
    def work():
        table = {i: [str(i)] * 3 for i in range(200)}
        text = "".join(map(str, range(1000)))
        return len(table) + len(text)
    work()
    before = b.used
    for i in range(20):
        work()
    print(b.used == before)

outside = []
with memory_budget("leaver", 100000) as b:
    outside.append(list(range(1000)))
print(b.used > 8000, memory_stats()["budgets"]["leaver"]["used"] > 8000)
outside.clear()
print(memory_stats()["budgets"]["leaver"]["used"] < 200)

for bad in (lambda: memory_budget("x", -1), lambda: memory_budget(5, 5), lambda: memory_budget("x", 5, level="no"),
            lambda: memory_budget("x"), lambda: memory_budget("x", "5")):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
b = memory_budget("again", 100000)
with b:
    try:
        with b:
            pass
    except RuntimeError as e:
        print(e)
with b:
    kept = bytes(5000)
print(b, b.name, b.limit, b.level, b.used > 5000, b.peak > 5000)
kept = None
for i in range(200):
    with memory_budget(f"request {i}", 10000):
        x = bytes(100)
    x = None
print(len(memory_stats()["budgets"]) < 100)


@arena_memory
def in_arena():
    with memory_budget("inside", 1 << 20):
        return [str(i) for i in range(100)]


@manual_memory
def in_manual():
    with memory_budget("manual", 1 << 20) as b:
        data = allocate(4000)
        print(b.used > 4000)
        free(data)
    print(b.used < 3000)


print(len(in_arena()))
in_manual()

# An arena keeps the budget that pays for it, however many others come and go.
with memory_budget("keeper", 1 << 20):
    late = create_arena("late")
for i in range(200):
    with memory_budget(f"passing {i}", 10000):
        pass
with arena("late"):
    words = [str(i) for i in range(2000)]
print(memory_stats()["budgets"]["keeper"]["used"] > 20000, len(words))
words = None
destroy_arena("late")
print(memory_stats()["budgets"]["keeper"]["used"] < 1000)
