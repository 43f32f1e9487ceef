tree = {}
for i in range(50000):
    node = tree
    for d in str(i): node = node.setdefault(d, {})
def count(n): return 1 + sum(count(c) for c in n.values())
print(count(tree))
grid = [[(x * y) % 10 for x in range(300)] for y in range(300)]
print(sum(map(sum, grid)), sum(r[i] for i, r in enumerate(grid)), max(max(r) for r in grid))
objs = [{"id": i, "tags": [str(i % 7)] * 3, "v": (i, i / 2)} for i in range(30000)]
print(sum(o["v"][1] for o in objs if "3" in o["tags"]), len(repr(objs)))
