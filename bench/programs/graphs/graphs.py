# A graph library: named nodes, shortest paths, components, topological order, spanning trees, cycles, colouring.
import sys


class Edge:
    def __init__(self, source, target, weight):
        self.source = source
        self.target = target
        self.weight = weight


class Node:
    def __init__(self, name):
        self.name = name
        self.edges = []
        self.mark = 0

    def neighbours(self):
        return [edge.target for edge in self.edges]


class Graph:
    def __init__(self):
        self.nodes = {}
        self.edge_count = 0

    def node(self, name):
        node = self.nodes.get(name)
        if node is None:
            node = Node(name)
            self.nodes[name] = node
        return node

    def connect(self, a, b, weight):
        source = self.node(a)
        source.edges.append(Edge(source, self.node(b), weight))
        self.edge_count += 1

    def edges(self):
        for node in self.nodes.values():
            for edge in node.edges:
                yield edge

    def reversed(self):
        result = self.empty()
        for name in self.nodes:
            result.node(name)
        for edge in self.edges():
            result.connect(edge.target.name, edge.source.name, edge.weight)
        return result

    def empty(self):
        return Graph()

    def breadth_first(self, start):
        distances = {start: 0}
        line = [self.nodes[start]]
        position = 0
        while position < len(line):
            node = line[position]
            position += 1
            for neighbour in node.neighbours():
                if neighbour.name not in distances:
                    distances[neighbour.name] = distances[node.name] + 1
                    line.append(neighbour)
        return distances


class UndirectedGraph(Graph):
    def connect(self, a, b, weight):
        super().connect(a, b, weight)
        target = self.node(b)
        target.edges.append(Edge(target, self.node(a), weight))

    def empty(self):
        return UndirectedGraph()


class Heap:
    def __init__(self):
        self.items = []

    def push(self, key, value):
        items = self.items
        items.append((key, value))
        child = len(items) - 1
        while child > 0:
            parent = (child - 1) // 2
            if items[parent][0] <= items[child][0]:
                break
            items[parent], items[child] = items[child], items[parent]
            child = parent

    def pop(self):
        items = self.items
        top = items[0]
        last = items.pop()
        if items:
            items[0] = last
            parent = 0
            while True:
                child = parent * 2 + 1
                if child >= len(items):
                    break
                if child + 1 < len(items) and items[child + 1][0] < items[child][0]:
                    child += 1
                if items[parent][0] <= items[child][0]:
                    break
                items[parent], items[child] = items[child], items[parent]
                parent = child
        return top


class ShortestPaths:
    def __init__(self, graph, start):
        self.distances = {}
        self.previous = {}
        heap = Heap()
        best = {start: 0}
        heap.push(0, graph.nodes[start])
        while heap.items:
            distance, node = heap.pop()
            if node.name in self.distances:
                continue
            self.distances[node.name] = distance
            for edge in node.edges:
                name = edge.target.name
                length = distance + edge.weight
                if name not in best or length < best[name]:
                    best[name] = length
                    self.previous[name] = node.name
                    heap.push(length, edge.target)

    def path(self, name):
        names = [name]
        while name in self.previous:
            name = self.previous[name]
            names.append(name)
        names.reverse()
        return ">".join(names)


class DisjointSets:
    def __init__(self):
        self.parents = {}

    def find(self, name):
        parent = self.parents.get(name, name)
        if parent == name:
            return name
        root = self.find(parent)
        self.parents[name] = root
        return root

    def join(self, a, b):
        a = self.find(a)
        b = self.find(b)
        if a == b:
            return False
        self.parents[a] = b
        return True


def spanning_weight(graph):
    edges = sorted(graph.edges(), key=lambda edge: (edge.weight, edge.source.name, edge.target.name))
    sets = DisjointSets()
    total = 0
    for edge in edges:
        if sets.join(edge.source.name, edge.target.name):
            total += edge.weight
    return total


class StrongComponents:
    def __init__(self, graph):
        self.index = 0
        self.order = {}
        self.low = {}
        self.stack = []
        self.waiting = set()
        self.components = []
        for node in graph.nodes.values():
            if node.name not in self.order:
                self.visit(node)

    def visit(self, node):
        name = node.name
        self.order[name] = self.index
        self.low[name] = self.index
        self.index += 1
        self.stack.append(name)
        self.waiting.add(name)
        for neighbour in node.neighbours():
            if neighbour.name not in self.order:
                self.visit(neighbour)
                self.low[name] = min(self.low[name], self.low[neighbour.name])
            elif neighbour.name in self.waiting:
                self.low[name] = min(self.low[name], self.order[neighbour.name])
        if self.low[name] == self.order[name]:
            component = []
            while True:
                member = self.stack.pop()
                self.waiting.remove(member)
                component.append(member)
                if member == name:
                    break
            self.components.append(component)


class CycleFound(Exception):
    def __init__(self, name):
        super().__init__(name)
        self.name = name


class TopologicalOrder:
    def __init__(self, graph):
        self.names = []
        self.graph = graph
        for node in graph.nodes.values():
            node.mark = 0
        for node in graph.nodes.values():
            self.visit(node)
        self.names.reverse()

    def visit(self, node):
        if node.mark == 2:
            return
        if node.mark == 1:
            raise CycleFound(node.name)
        node.mark = 1
        for edge in node.edges:
            self.visit(edge.target)
        node.mark = 2
        self.names.append(node.name)


def colouring(graph):
    nodes = sorted(graph.nodes.values(), key=lambda node: (-len(node.edges), node.name))
    colours = {}
    highest = 0
    for node in nodes:
        taken = set()
        for neighbour in node.neighbours():
            if neighbour.name in colours:
                taken.add(colours[neighbour.name])
        colour = 0
        while colour in taken:
            colour += 1
        colours[node.name] = colour
        highest = max(highest, colour)
    return highest + 1


def random_graph(graph, size, links, seed, forward):
    for i in range(size):
        graph.node("n" + str(i))
    for i in range(links):
        seed = seed * 16807 % 2147483647
        a = seed % size
        seed = seed * 16807 % 2147483647
        b = seed % size
        if a == b:
            continue
        if forward and a > b:
            a, b = b, a
        graph.connect("n" + str(a), "n" + str(b), seed % 97 + 1)
    return graph


def order_digest(graph):
    try:
        names = TopologicalOrder(graph).names
        return names[0] + names[-1]
    except CycleFound as cycle:
        return "cycle at " + cycle.name


def main(n):
    checksum = 0
    for round in range(n):
        streets = random_graph(UndirectedGraph(), 60, 120, round + 1, False)
        paths = ShortestPaths(streets, "n0")
        total = sum(paths.distances.values())
        checksum = (checksum + total + len(paths.path("n" + str(round % 60)))) % 1000003
        checksum = (checksum * 3 + spanning_weight(streets) + colouring(streets)) % 1000003
        hops = streets.breadth_first("n1")
        checksum = (checksum + len(hops) + max(hops.values())) % 1000003
        links = random_graph(Graph(), 60, 110, round + 2, round % 3 == 0)
        sizes = [len(component) for component in StrongComponents(links).components]
        checksum = (checksum * 3 + max(sizes) * 100 + len(sizes)) % 1000003
        checksum = (checksum + len(order_digest(links)) + len(links.reversed().breadth_first("n2"))) % 1000003
    print("graphs", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 800)
