def count(n):
    for i in range(n): yield i
def chain(*its):
    for it in its: yield from it
print(sum(count(500000)), sum(chain(count(100000), count(100000))), sum(1 for g in [count(3) for _ in range(50000)] for _ in g))
