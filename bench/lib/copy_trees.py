"""Shallow and deep copies of lists, dicts and objects."""
import copy


class Node:
    def __init__(self, value, children):
        self.value, self.children = value, children


def tree(depth):
    return Node(depth, [tree(depth - 1) for _ in range(3)] if depth else [])


data = {"rows": [{"id": i, "tags": ["a", "b", i], "pos": (i, i + 1)} for i in range(1500)]}
total = 0
for _ in range(4):
    total += len(copy.deepcopy(data)["rows"])
root = tree(6)
total += len(copy.deepcopy(root).children)
for i in range(30000):
    total += copy.copy(root).value + len(copy.copy(data["rows"]))
print(total)
