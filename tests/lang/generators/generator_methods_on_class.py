class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
print(list(Tree(1, Tree(2, Tree(3)), Tree(4))), sum(Tree(5, Tree(6))), 4 in Tree(1, Tree(4)), max(Tree(3, Tree(9))))
a, *b = Tree(1, Tree(2), Tree(3))
print(a, b)
