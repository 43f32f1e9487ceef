# nlargest, nsmallest, merge.
import heapq

data = [(i * 7919) % 101 for i in range(100)]
for n in (-1, 0, 1, 2, 10, 100, 200):
    assert heapq.nlargest(n, data) == sorted(data, reverse=True)[:max(n, 0)]
    assert heapq.nsmallest(n, iter(data)) == sorted(data)[:max(n, 0)]
    assert heapq.nlargest(n, iter(data), key=lambda v: v % 10) == sorted(data, key=lambda v: v % 10, reverse=True)[:max(n, 0)]
    assert heapq.nsmallest(n, data, key=lambda v: v % 10) == sorted(data, key=lambda v: v % 10)[:max(n, 0)]
print(heapq.nlargest(2, "hello"), heapq.nsmallest(3, {"b": 1, "a": 2, "c": 3}), heapq.nlargest(1, []), heapq.nsmallest(1, [], key=len))
print(list(heapq.merge([1, 4, 7], [2, 5], [], [0, 9])), list(heapq.merge([9, 3], [8, 4, 1], reverse=True)), list(heapq.merge(["b", "dd"], ["a", "ccc"], key=len)))
print(list(heapq.merge()), list(heapq.merge([1])), list(heapq.merge([(1, "a")], [(1, "b")], key=lambda p: p[0])))
m = heapq.merge(iter([1, 3]), iter([2]))
print(next(m), next(m), list(m))
for call in (lambda: heapq.nlargest("a", [1]), lambda: heapq.nlargest(2, 5), lambda: list(heapq.merge(5)), lambda: list(heapq.merge([1], ["a"])), lambda: heapq.nsmallest(2, [1, "a", 2])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
