def averager():
    total = count = 0
    avg = None
    while True:
        x = yield avg
        if x is None: return count, avg
        total += x
        count += 1
        avg = total / count
c = averager(); next(c)
print(c.send(10), c.send(20), c.send(60))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
