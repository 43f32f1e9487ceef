"""Shortest paths: the graph is in two buffers, each query works in an arena of its own and returns a plain list."""

import heapq

INFINITE = 1 << 30


class Graph:
    """Edges sorted by their source: `first` says where those of a node begin."""

    first: owned(Buffer)
    edges: owned(Buffer)

    def __init__(self, nodes, edges):
        self.nodes = nodes
        ordered = sorted(edges)
        first = allocate((nodes + 1) * 4)
        try:
            self.edges = allocate(max(len(ordered), 1) * 8)
        except:
            free(first)
            raise
        self.first = first
        self.fill(ordered)

    def fill(self, ordered):
        at = 0
        for node in range(self.nodes):
            self.first.write_u32(node * 4, at)
            while at < len(ordered) and ordered[at][0] == node:
                _, target, cost = ordered[at]
                self.edges.write_u32(at * 8, target)
                self.edges.write_u32(at * 8 + 4, cost)
                at += 1
        self.first.write_u32(self.nodes * 4, at)

    def neighbours(self, node):
        for at in range(self.first.read_u32(node * 4), self.first.read_u32(node * 4 + 4)):
            yield self.edges.read_u32(at * 8), self.edges.read_u32(at * 8 + 4)

    def close(self):
        free(self.edges)
        free(self.first)


@arena_memory
def shortest(graph, start, goal):
    distance = [INFINITE] * graph.nodes
    before = [-1] * graph.nodes
    distance[start] = 0
    queue = [(0, start)]
    while queue:
        d, node = heapq.heappop(queue)
        if node == goal:
            break
        if d > distance[node]:
            continue
        for target, cost in graph.neighbours(node):
            if d + cost < distance[target]:
                distance[target] = d + cost
                before[target] = node
                heapq.heappush(queue, (d + cost, target))
    else:
        return None
    path = [goal]
    while path[-1] != start:
        path.append(before[path[-1]])
    path.reverse()
    return distance[goal], path


def reachable(graph, start):
    with allocate(graph.nodes) as seen:
        def visit(node):
            if seen[node]:
                return 0
            seen[node] = 1
            return 1 + sum(visit(target) for target, _ in graph.neighbours(node))

        return visit(start)


def grid(width, height):
    for y in range(height):
        for x in range(width):
            node = y * width + x
            if x + 1 < width:
                yield node, node + 1, 1 + (x * y) % 4
            if y + 1 < height:
                yield node, node + width, 2
            if x and y % 2:
                yield node, node - 1, 3


def main():
    graph = Graph(30, grid(6, 5))
    try:
        for start, goal in ((0, 29), (5, 0), (11, 6), (7, 7)):
            found = shortest(graph, start, goal)
            if found is None:
                print(start, goal, "no way")
            else:
                cost, path = found
                print(start, goal, cost, path)
        print([reachable(graph, node) for node in (0, 14, 29)])
    finally:
        graph.close()
    print(memory_stats()["manual_count"], memory_stats()["arena_count"])


main()
