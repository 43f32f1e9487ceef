# Queues: order, bounds, tasks, Empty and Full.
import queue

q = queue.Queue(maxsize=2)
q.put(1)
q.put_nowait(2)
print(q.full(), q.qsize(), q.empty(), q.get(), q.get_nowait(), q.empty(), q.unfinished_tasks)
q.task_done()
q.task_done()
q.join()
l = queue.LifoQueue()
p = queue.PriorityQueue()
s = queue.SimpleQueue()
for v in (3, 1, 2):
    l.put(v)
    p.put((v, "x"))
    s.put(v)
print([l.get() for _ in range(3)], [p.get() for _ in range(3)], [s.get() for _ in range(3)], s.empty(), s.qsize())
q.put(1)
q.put(2)
for call in (lambda: q.put(3, block=False), lambda: q.put_nowait(3), lambda: q.put(3, timeout=0.01), lambda: q.put(3, timeout=-1), lambda: l.get(False), lambda: l.get_nowait(), lambda: l.get(timeout=0.01), lambda: l.get(True, -1), lambda: s.get(block=False),
             lambda: s.get_nowait(), lambda: s.get(timeout=0.01), lambda: queue.Queue().task_done(), lambda: p.put(1) or p.put("a")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(queue.Queue[int], issubclass(queue.Empty, Exception), sorted(queue.__all__))
