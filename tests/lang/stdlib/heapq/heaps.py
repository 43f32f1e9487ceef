# heapq: pushing, popping, replacing, heapify; against sorted.
import heapq

seed = 7


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2**31
    return (seed >> 8) % n


for make in (lambda i: rnd(1000), lambda i: rnd(1000) / 7, lambda i: (rnd(50), i), lambda i: str(rnd(1000)), lambda i: [rnd(9), i]):
    data = [make(i) for i in range(300)]
    heap = list(data)
    heapq.heapify(heap)
    assert all(not heap[k] < heap[(k - 1) // 2] for k in range(1, len(heap)))
    print([heapq.heappop(heap) for _ in range(len(heap))] == sorted(data))
    heap = []
    for v in data:
        heapq.heappush(heap, v)
    print([heapq.heappop(heap) for _ in range(len(heap))] == sorted(data))
    heap = list(data)
    heapq._heapify_max(heap)
    print([heapq._heappop_max(heap) for _ in range(len(heap))] == sorted(data, reverse=True))
h = [1, 5, 3]
print(heapq.heappushpop(h, 0), heapq.heappushpop(h, 4), heapq.heapreplace(h, 9), h, heapq.heappushpop([], 7))
for call in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush((), 1), lambda: heapq.heapify("a"), lambda: heapq.heappush([1], "a"), lambda: heapq.heappop(),
             lambda: heapq.heappush([]), lambda: heapq.heapify([1, "a"]), lambda: heapq._heappop_max([]), lambda: heapq.heappushpop(1, 2), lambda: heapq.heapify([1j, 2j])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
