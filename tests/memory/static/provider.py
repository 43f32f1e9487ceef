# Providers lend their bytes to Buffers and collections.
for make in (SmallProvider, MediumProvider, LargeProvider):
    p = make()
    print(p, p.size, p.available(), isinstance(p, Provider), sizeof(p) - p.size < 64)
p = Provider(100)
a, b = p.allocate(60), p.allocate(40)
a[0], b[39] = 1, 255
print(len(a), len(b), p.available(), p.used, a[0], b[39], bytes(b[:2]))


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: p.allocate(1))
p.deallocate(a)
print(p.available(), is_alive(a), is_alive(b), p.high_water)
attempt(lambda: a[0])
attempt(lambda: p.deallocate(a))
attempt(lambda: SmallProvider().deallocate(b))
attempt(lambda: p.deallocate(allocate(4)))
attempt(lambda: p.deallocate(b"bytes"))
attempt(lambda: p.allocate(-1))
attempt(lambda: p.allocate(2**80))
attempt(lambda: p.allocate(1, align=3))
attempt(lambda: Provider(0))
attempt(lambda: Provider(2**70))
attempt(lambda: SmallProvider(5))
attempt(lambda: b.resize(10))
c = p.allocate(30)
p.deallocate(c)
c = p.allocate(20)
attempt(lambda: p.allocate(50))
view = memoryview(b)
attempt(p.reset)
attempt(lambda: p.deallocate(b))
view.release()
p.reset()
print(p.available(), is_alive(b), is_alive(c))
attempt(lambda: b[0])
attempt(lambda: len(c))
with p.allocate(100) as d:
    d.fill(7)
    print(p.available(), sum(d))
print(p.available(), is_alive(d))
free(p.allocate(10))
p.allocate(10)                          # forgotten: stays lent until the reset
print(p.available())
p.reset()
print(p.available())

# Collections in a provider.
p = SmallProvider()
before = memory_stats()["manual_bytes"]
numbers = BoundedList(100, range(50), provider=p)
names = BoundedDict(20, {"a": [1]}, provider=p)
text = BoundedStr(64, "héllo", provider=p)
queue = BoundedDeque(10, "xyz", provider=p)
print(numbers[49], names, text, queue, p.used)
attempt(lambda: BoundedList(5000, provider=p))
attempt(lambda: BoundedList(10, provider=SmallProvider))
attempt(lambda: BoundedList(10, provider=5))
del numbers
print(p.used)
iterator, items = iter(queue), names.items()
p.reset()
print(p.available(), is_alive(names), is_alive(text))
for use in (lambda: names["a"], lambda: len(text), lambda: queue.push(1), lambda: next(iterator), lambda: len(items),
            lambda: list(items), lambda: repr(queue), lambda: text + "x", lambda: "x" in names):
    try:
        use()
    except UseAfterFreeError as e:
        print(e)


# A reset from within an operation ends what is being worked on.
class Resetter:
    def __init__(self, provider):
        self.provider = provider

    def __eq__(self, other):
        self.provider.reset()
        return False

    def __hash__(self):
        return 7


for kind in (BoundedList, BoundedDeque):
    q = kind(4, provider=p)
    q.extend([1, Resetter(p), 2, 3])
    for use in (lambda: 9 in q, lambda: q.count(1)):
        try:
            print(use())
        except UseAfterFreeError as e:
            print(type(e).__name__)
m = BoundedDict(4, provider=p)
m[Resetter(p)] = 1
try:
    m[Resetter(p)] = 2
except UseAfterFreeError as e:
    print(e)

# The bytes outlive the provider as long as somebody uses them.
q = BoundedList(3, ["x"], provider=SmallProvider())
b = SmallProvider().allocate(8)
b.fill(9)
print(q, bytes(b[:]))


class Custom(Provider):
    def __init__(self, size):
        self.log = []

    def allocate(self, size):
        self.log.append(size)
        return super().allocate(size)


c = Custom(64)
x = c.allocate(10)
print(c.log, c.available(), c.size)
