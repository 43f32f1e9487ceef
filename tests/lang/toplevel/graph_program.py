graph = {"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "d": ["f"], "e": ["f"], "f": []}
def bfs(s):
    seen, queue = {s}, [s]
    while queue:
        n = queue.pop(0)
        yield n
        for m in graph[n]:
            if m not in seen: seen.add(m); queue.append(m)
def paths(s, e, path=()):
    path += (s,)
    if s == e: return [path]
    return [p for n in graph[s] for p in paths(n, e, path)]
def topo():
    order, state = [], {}
    def visit(n):
        if state.setdefault(n, 0) == 2: return
        state[n] = 1
        for m in graph[n]: visit(m)
        state[n] = 2
        order.insert(0, n)
    for n in graph: visit(n)
    return order
print(list(bfs("a")), ["".join(p) for p in paths("a", "f")], topo())
