class Node:
    def __init__(self, v, next=None): self.v, self.next = v, next
class Linked:
    def __init__(self, it=()):
        self.head, self.n = None, 0
        for v in reversed(list(it)): self.push(v)
    def push(self, v): self.head = Node(v, self.head); self.n += 1
    def __iter__(self):
        n = self.head
        while n: yield n.v; n = n.next
    def __len__(self): return self.n
    def __contains__(self, x): return any(v == x for v in self)
    def __getitem__(self, i):
        if isinstance(i, slice): return Linked(list(self)[i])
        for k, v in enumerate(self):
            if k == i: return v
        raise IndexError(i)
    def __reversed__(self): return iter(list(self)[::-1])
    def __add__(self, o): return Linked([*self, *o])
    def __eq__(self, o): return list(self) == list(o)
    def __repr__(self): return f"Linked({list(self)})"
l = Linked("abc")
print(l, len(l), "b" in l, l[1], l[1:], list(reversed(l)), l + Linked([1]), l == Linked("abc"), sorted(l, reverse=True), [*l], bool(Linked()))
