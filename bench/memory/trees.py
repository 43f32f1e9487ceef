"""Binary trees, built and counted, one after another."""


class Tree:
    __slots__ = ("left", "right")

    def __init__(self, left, right): self.left, self.right = left, right


def build(depth):
    return Tree(build(depth - 1), build(depth - 1)) if depth else Tree(None, None)


def count(tree):
    return 1 if tree.left is None else 1 + count(tree.left) + count(tree.right)


def work(n):
    tree = build(n)
    return count(tree)


def manual(n):
    tree = build(n)
    result = count(tree)
    free(tree, deep=True)
    return result


SIZE, ROUNDS = 13, 20
