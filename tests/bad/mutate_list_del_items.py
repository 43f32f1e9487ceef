class D:
    def __init__(self, act): self.act = act
    def __del__(self): self.act()
l = []
for act in (lambda: l.clear(), lambda: l.append("x"), lambda: l.extend(range(100)), lambda: l.__setitem__(slice(None), [1, 2])):
    for op in (lambda: l.clear(), lambda: l.__delitem__(0), lambda: l.__setitem__(0, None), lambda: l.__setitem__(slice(None), [7]), lambda: l.__delitem__(slice(0, 2)), lambda: l.pop(0), lambda: l.__imul__(0), lambda: l.sort(key=lambda v: 0), lambda: l.__init__()):
        l[:] = [1, 1]
        l.insert(0, D(act))
        try:
            op()
        except ValueError as e:
            print(e)
        l.clear()
print("survived", l)
