class It:
    def __iter__(self): return self
    n = 0
    def __next__(self):
        self.n += 1
        if self.n > 5: raise StopIteration
        act()
        return self.n
l = []
for act in (lambda: l.clear(), lambda: l.append("x"), lambda: l.__init__("ab"), lambda: l.pop() if l else None):
    l[:] = [0]
    l.extend(It())
    print(l)
    l += It()
    print(l)
    l[:] = [7, 8, 9]
    l[1:2] = It()
    print(l)
