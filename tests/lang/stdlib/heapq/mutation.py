# Comparisons that change the heap.
import heapq


class Evil:
    def __init__(self, heap, n):
        self.heap, self.n = heap, n

    def __lt__(self, other):
        self.heap.clear()
        return True


for f in (heapq.heapify, heapq.heappop, lambda h: heapq.heappush(h, Evil(h, 9)), lambda h: heapq.heapreplace(h, Evil(h, 9)), lambda h: heapq.heappushpop(h, Evil(h, 9)), heapq._heapify_max):
    h = []
    h.extend(Evil(h, i) for i in range(6))
    try:
        f(h)
        print("done")
    except (RuntimeError, IndexError) as e:
        print(type(e).__name__, e)


class Raises:
    def __lt__(self, other):
        raise KeyError("lt")


for f in (heapq.heapify, heapq.heappop):
    h = [Raises(), Raises(), Raises()]
    try:
        f(h)
    except KeyError as e:
        print(e, len(h))
