# memory_lock('all'): what has been prepared goes on, every allocation is refused.
samples = BoundedList(1000)
total = 0.0
hits = BoundedDict(8, {"a": 0, "b": 0})
text = BoundedStr(100)

def scale(x, factor):
    return x * factor + 1

def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)

class Point:
    def __init__(self):
        self.x = 0
    def move(self, by):
        self.x += by
        return self

point = Point()
numbers = range(5)
rows = [1, 2, 3]

def work():
    global total
    i = 0
    while i < 500:
        samples.push(scale(i, 2))
        total += i * 0.5
        hits["a"] += 1
        point.move(2).move(-1)
        i += 1
    for j in range(10):
        total += j
    for r in rows:
        total += r
    samples[3] = 1.5
    text.push("abc")
    if samples.try_push(5) and not samples.full and len(samples) > 5 and samples[2] == 5:
        samples.pop()
    print("literal")
    print("more", 5)
    return depth(40)

work()
memory_lock("all")
print(work() == 40)
try:
    x = [1, 2, 3]
except MemoryLockedError as e:
    print(e)
    try:
        "a" * 1000
    except MemoryLockedError as e2:
        print(e2)
try:
    depth(900)
except MemoryLockedError as e:
    print(e)
try:
    raise ValueError("x")
except MemoryError as e:
    print("no ValueError")
try:
    2**100
except MemoryError as e:
    print(e)
print(len(samples) == 1000)
memory_lock("growth")          # no way back
try:
    {}
except MemoryLockedError as e:
    print(e)
