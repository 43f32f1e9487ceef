# Many calls in arenas of their own that leave things behind in containers of the library.
from collections import OrderedDict, defaultdict, deque, Counter, namedtuple
import json, re, itertools, functools
store = deque(maxlen=50)
od = OrderedDict()
cache = {}
@functools.lru_cache(maxsize=20)
def memo(n): return [str(n)] * 3
Pt = namedtuple("Pt", "x y")
@arena_memory
def request(i):
    d = defaultdict(list)
    for w in ("a b c " * 5).split(): d[w].append(str(i) + w)
    o = OrderedDict((k, v) for k, v in d.items())
    od[i % 7] = o
    store.append(d)
    store.append(bytearray(b"x" * (i % 700)))
    memo(i % 30)
    p = Pt(str(i), [i])
    cache.setdefault(i % 13, set()).add(p.x)
    c = Counter("hello" + str(i))
    j = json.loads(json.dumps({"a": [1, 2.5, None, "x" * i], "b": o}))
    m = re.match(r"(\d+)x", str(i) + "x")
    class Local:
        attr = [i]
        def meth(self): return self.attr
    it = itertools.chain([i], [str(i)])
    next(it)
    store.append(it)
    return p, j, m, Local, (lambda: c)
out = []
for i in range(400):
    p, j, m, L, f = request(i)
    if i % 10 == 0: out.append((p, m.group(1), L().meth(), f().most_common(1), sorted(j)))
    if i % 50 == 0: import gc; gc.collect()
print(len(out), out[3], len(od), list(od[3].items())[0], len(store), sorted(cache[5])[:3])
print([type(x).__name__ for x in list(store)[:4]], sum(len(x) for x in store if isinstance(x, (bytearray, dict))))
s = []
with create_arena("a1"):
    x = {i: [str(i)] for i in range(2000)}
    with create_arena("a2"):
        y = [x[5], {"k": x}]
        x["y"] = y
    s.append(x)
print(len(s[0]), s[0]["y"][1]["k"] is s[0], s[0]["y"][0])
del x, y, s
import gc
gc.collect()
print(memory_stats()["arena_count"])
