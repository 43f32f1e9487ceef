"""Heaps in lists: the smallest item is always first, heap[0]; pushing and popping take logarithmic time."""
from _heapq import (_heapify_max, _heappop_max, _heapreplace_max, heapify, heappop, heappush, heappushpop,
                    heapreplace)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """One sorted stream from several sorted ones; nothing is read before it is needed."""
    heap = []
    if reverse:
        make_heap, replace, pop, direction = _heapify_max, _heapreplace_max, _heappop_max, -1
    else:
        make_heap, replace, pop, direction = heapify, heapreplace, heappop, 1
    for order, it in enumerate(map(iter, iterables)):
        try:
            value = next(it)
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), order * direction, value, it])
    make_heap(heap)
    while len(heap) > 1:
        entry = heap[0]
        it = entry[3]
        try:
            while True:
                yield entry[2]
                value = next(it)
                entry[2] = value
                entry[0] = value if key is None else key(value)
                replace(heap, entry)
                if heap[0] is not entry:
                    entry = heap[0]
                    it = entry[3]
        except StopIteration:
            pop(heap)
    if heap:
        entry = heap[0]
        yield entry[2]
        yield from entry[3]


def _select(n, iterable, key, direction, make_heap, replace):
    """The n first in one direction, as [(key, order, value)], not sorted; the heap's root is the worst of them."""
    it = iter(iterable)
    if key is None:
        heap = [(value, i) for i, value in zip(range(0, n * direction, direction), it)]
    else:
        heap = [(key(value), i, value) for i, value in zip(range(0, n * direction, direction), it)]
    if not heap:
        return heap
    make_heap(heap)
    root = heap[0][0]
    order = n * direction
    larger = direction < 0
    for value in it:
        k = value if key is None else key(value)
        if (root < k) if larger else (k < root):
            replace(heap, (k, order) if key is None else (k, order, value))
            root = heap[0][0]
            order += direction
    return heap


def _takes_all(n, iterable):
    """Whether there are at most n items; what cannot say how many it has may have more."""
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        return False
    return n >= size


def nsmallest(n, iterable, key=None):
    """The n smallest items, as sorted(iterable, key=key)[:n]."""
    if n == 1:
        sentinel = object()
        result = min(iterable, default=sentinel, key=key)
        return [] if result is sentinel else [result]
    if _takes_all(n, iterable):
        return sorted(iterable, key=key)[:n]
    result = _select(n, iterable, key, 1, _heapify_max, _heapreplace_max)
    result.sort()
    return [entry[0] for entry in result] if key is None else [entry[2] for entry in result]


def nlargest(n, iterable, key=None):
    """The n largest items, as sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        sentinel = object()
        result = max(iterable, default=sentinel, key=key)
        return [] if result is sentinel else [result]
    if _takes_all(n, iterable):
        return sorted(iterable, key=key, reverse=True)[:n]
    result = _select(n, iterable, key, -1, heapify, heapreplace)
    result.sort(reverse=True)
    return [entry[0] for entry in result] if key is None else [entry[2] for entry in result]
