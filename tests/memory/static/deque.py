# BoundedDeque: a queue with two ends that refuses what does not fit, instead of dropping the oldest.
d = BoundedDeque(4, "ab")
d.appendleft("z")
d.push("c")
print(d, len(d), d.full, list(d), d[0], d[-1], d[1:3])
for attempt in (lambda: d.push(1), lambda: d.push_left(2), lambda: d.extend([3]), lambda: d.insert(1, 4)):
    try:
        attempt()
    except CapacityError as e:
        print(e.value, e)
print(d.try_push(1), d.try_push_left(1), d.popleft(), d.pop(), d.try_push_left("y"), d)
queue = BoundedDeque(3)
seen = []
for i in range(20):
    if not queue.try_push(i):
        seen.append(queue.pop_left())
        queue.push(i)
print(seen, list(queue), queue.high_water)
queue.rotate(1)
print(list(queue))
queue.rotate(-2)
print(list(queue), list(reversed(queue)), queue.index(18), queue.count(17))
queue.remove(18)
queue.insert(1, "middle")
queue.reverse()
print(queue, queue == BoundedDeque(9, queue), queue == list(queue))
queue[0] = 5
del queue[1]
print(queue)
try:
    for x in queue:
        queue.push(x)
except (RuntimeError, CapacityError) as e:
    print(type(e).__name__, e)
for attempt in (lambda: BoundedDeque(2).pop(), lambda: BoundedDeque(2).popleft(), lambda: queue[9]):
    try:
        attempt()
    except IndexError as e:
        print(e)

# Against collections.deque, with every head position.
from collections import deque
bounded, free = BoundedDeque(5), deque()
state = 12345
for step in range(2000):
    state = (state * 1103515245 + 12345) % 2**31
    choice = state >> 16 & 7
    if choice < 2 and len(free) < 5:
        bounded.push(step), free.append(step)
    elif choice < 4 and len(free) < 5:
        bounded.push_left(step), free.appendleft(step)
    elif choice == 4 and free:
        assert bounded.pop() == free.pop()
    elif choice == 5 and free:
        assert bounded.popleft() == free.popleft()
    elif choice == 6 and free:
        i = state % len(free)
        del bounded[i], free[i]
    elif choice == 7 and len(free) < 5:
        i = state % (len(free) + 1)
        bounded.insert(i, step), free.insert(i, step)
    assert list(bounded) == list(free), (step, bounded, free)
print("2000 steps agree", bounded.high_water)
