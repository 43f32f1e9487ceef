"""A graph of objects with lists of edges, searched breadth first."""


class Node:
    def __init__(self, name): self.name, self.edges, self.distance = name, [], -1


class Edge:
    __slots__ = ("source", "target", "weight")

    def __init__(self, source, target, weight): self.source, self.target, self.weight = source, target, weight


def build(n):
    nodes = [Node(f"n{i}") for i in range(n)]
    for i, node in enumerate(nodes):
        for k in (1, 7, 31, 101):
            node.edges.append(Edge(node, nodes[(i * k + k) % n], k))
    return nodes


def search(start, end=lambda level: None):
    start.distance, found, level = 0, 1, [start]
    while level:
        following = []
        for node in level:
            for edge in node.edges:
                if edge.target.distance < 0:
                    edge.target.distance = node.distance + edge.weight
                    following.append(edge.target)
                    found += 1
        end(level)
        level = following
    end(level)
    return found


def work(n):
    nodes = build(n)
    result = search(nodes[0]) + sum(node.distance for node in nodes)
    for node in nodes: node.edges.clear()  # so that no collector is needed
    return result


def manual(n):
    nodes = build(n)
    result = search(nodes[0], free) + sum(node.distance for node in nodes)
    free(nodes, deep=True)
    return result


SIZE, ROUNDS = 4000, 10
