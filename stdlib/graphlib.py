"""Sorting nodes so that each comes after those it depends on."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]

_OUT, _DONE = -1, -2


class _Node:
    __slots__ = "node", "waits_for", "successors"

    def __init__(self, node):
        self.node = node
        self.waits_for = 0  # or _OUT: given out by get_ready, or _DONE
        self.successors = []


class CycleError(ValueError):
    """The graph has a cycle; args[1] lists its nodes, the first again at the end."""


class TopologicalSorter:
    """Gives the nodes of a graph in an order in which predecessors come first, also to several workers at once."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._given_out = self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, node):
        found = self._nodes.get(node)
        if found is None:
            self._nodes[node] = found = _Node(node)
        return found

    def add(self, node, *predecessors):
        """Adds a node and what it depends on."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._node(node).waits_for += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).successors.append(node)

    def prepare(self):
        """Ends the adding of nodes; CycleError where there is a cycle."""
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [n.node for n in self._nodes.values() if n.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """The nodes whose predecessors are all done."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].waits_for = _OUT
        self._ready.clear()
        self._given_out += len(result)
        return result

    def is_active(self):
        """Whether there are nodes to come."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._given_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Marks nodes as done."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if info.waits_for != _OUT:
                if info.waits_for >= 0:
                    raise ValueError(f"node {node!r} was not passed out (still not ready)")
                raise ValueError(f"node {node!r} was already marked done")
            info.waits_for = _DONE
            for successor in info.successors:
                after = self._nodes[successor]
                after.waits_for -= 1
                if after.waits_for == 0:
                    self._ready.append(successor)
            self._finished += 1

    def _find_cycle(self):
        """Depth first, without recursion: the path is the stack."""
        finished = set()
        for start in self._nodes:
            if start in finished:
                continue
            path, place, pending = [], {}, []
            node = start
            while True:
                if node in finished or node in place:
                    if node in place:
                        return path[place[node]:] + [node]
                else:
                    place[node] = len(path)
                    path.append(node)
                    pending.append(iter(self._nodes[node].successors))
                while path:
                    node = next(pending[-1], pending)
                    if node is not pending:
                        break
                    last = path.pop()
                    del place[last]
                    finished.add(last)
                    pending.pop()
                else:
                    break
        return None

    def static_order(self):
        """Iterates over all nodes in order."""
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)

    __class_getitem__ = classmethod(GenericAlias)
