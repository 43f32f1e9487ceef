# A wait that nobody could end raises RuntimeError.
import queue

q = queue.Queue(1)
for call in (q.get, queue.SimpleQueue().get, lambda: (q.put(1), q.put(2)), q.join):
    try:
        print(call())
    except RuntimeError as e:
        print(e)
